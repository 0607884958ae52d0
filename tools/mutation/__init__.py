"""Mutation of the law's modules: each number moved by one, each comparison flipped, each condition and outcome dropped."""
