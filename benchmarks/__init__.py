"""Speed, measured as ratios against a floor or a peer in the same run (see RESULTS.md). Never a timed test."""
