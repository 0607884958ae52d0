// Search in the browser: reads the index that public/search builds. No server, no outside file, no markup from data.
(function () {
  'use strict';
  var PER_PAGE = 10, WORDS_LOOKED_UP = 3, FACETS = ['kind', 'year', 'matter', 'division'];
  var index = null, shards = {}, texts = {}, waiting = {}, run = 0;

  // What the scripts of the index call.
  window.enforceSearch = {
    index: function (value) { index = value; },
    shard: function (block, number, terms) { shards[block + '/' + number] = terms; },
    texts: function (number, documents) { texts[number] = documents; }
  };

  function load(path) {
    if (!waiting[path]) {
      waiting[path] = new Promise(function (done, failed) {
        var script = document.createElement('script');
        script.src = 'search/' + path;
        script.onload = function () { script.remove(); done(); };
        script.onerror = function () { script.remove(); delete waiting[path]; failed(new Error(path)); };
        document.head.appendChild(script);
      });
    }
    return waiting[path];
  }

  // The same form as public/search/plain.py; `at` gives for each character left its place in the text.
  var BLANK = /[\u0000-\u0020\u007f\u0085\u00a0\u00ad\u3000\ufeff\u2000-\u200f\u2028-\u202f]/;
  function plain(text) {
    var kept = [], at = [], place = 0;
    Array.from(text).forEach(function (character) {
      var code = character.codePointAt(0);
      if (code >= 0xff01 && code <= 0xff5e) { code -= 0xfee0; }
      if (code >= 0x41 && code <= 0x5a) { code += 0x20; }
      if (code === 0x5b || code === 0x3010 || code === 0x3014) { code = 0x28; }
      if (code === 0x5d || code === 0x3011 || code === 0x3015) { code = 0x29; }
      if (!BLANK.test(character)) { kept.push(String.fromCodePoint(code)); at.push(place); }
      place += 1;
    });
    return { characters: kept, at: at, text: kept.join('') };
  }

  function shardOf(term, count) {
    var value = 0;
    Array.from(term).forEach(function (character) { value = (Math.imul(value, 31) + character.codePointAt(0)) >>> 0; });
    return ((value ^ (value >>> 15)) >>> 0) % count;
  }

  function decoded(text) {
    var raw = atob(text), numbers = [], at, bit, byte, last = -1, gap = 0, shift = 0;
    for (at = 1; at < raw.length; at += 1) {
      byte = raw.charCodeAt(at);
      if (raw.charCodeAt(0) === 1) {
        for (bit = 0; bit < 8; bit += 1) { if (byte >> bit & 1) { numbers.push((at - 1) * 8 + bit); } }
      } else {
        gap += (byte & 127) * Math.pow(2, shift);
        shift += 7;
        if (byte < 128) { last += gap + 1; numbers.push(last); gap = 0; shift = 0; }
      }
    }
    return numbers;
  }

  // The pairs by which a word is looked up: all of a short word, the rarest of a long one. Its text decides in the end.
  function pairsOf(word) {
    var found = [], at;
    for (at = 0; at + 1 < word.length; at += 1) {
      if (found.indexOf(word[at] + word[at + 1]) < 0) { found.push(word[at] + word[at + 1]); }
    }
    return found.map(function (pair, place) {
      var rank = index.common.indexOf(pair);
      return { pair: pair, rank: rank < 0 ? Infinity : rank, place: place };
    }).sort(function (a, b) {
      return a.rank === b.rank ? a.place - b.place : b.rank - a.rank;
    }).slice(0, WORDS_LOOKED_UP).map(function (each) { return each.pair; });
  }

  function asked(form) {
    var words = String(form.elements.q.value).split(/[\s\u3000]+/).map(function (word) { return plain(word).characters; })
      .filter(function (word) { return word.length; });
    var terms = [], exact = true;
    FACETS.forEach(function (facet) {
      var field = form.elements[facet];
      if (field && field.value) { terms.push(facet + ':' + field.value); }
    });
    words.forEach(function (word) {
      if (word.length !== 2) { exact = false; }
      pairsOf(word).forEach(function (pair) { if (terms.indexOf(pair) < 0) { terms.push(pair); } });
    });
    return { words: words.map(function (word) { return word.join(''); }), terms: terms, exact: exact };
  }

  function inBlock(block, terms) {
    var name = block[0] + '-' + block[1];
    return Promise.all(terms.map(function (term) {
      var shard = shardOf(term, block[2]);
      return load(name + '/' + shard + '.js').then(function () {
        var found = shards[name + '/' + shard];
        return Object.prototype.hasOwnProperty.call(found, term) ? decoded(found[term]) : [];
      });
    })).then(function (lists) {
      lists.sort(function (a, b) { return a.length - b.length; });
      var rest = lists.slice(1).map(function (list) { return new Set(list); });
      return lists[0].filter(function (number) { return rest.every(function (set) { return set.has(number); }); })
        .map(function (number) { return block[0] + number; }).reverse();
    });
  }

  function textOf(number) {
    var chunk = Math.floor(number / index.chunk);
    return load('texts/' + chunk + '.js').then(function () { return texts[chunk][number % index.chunk]; });
  }

  function holds(shown, words) {
    var all = [shown[1]].concat(shown.slice(3)).map(function (text) { return plain(text).text; });
    return words.every(function (word) { return all.some(function (text) { return text.indexOf(word) >= 0; }); });
  }

  // Text with the words marked, built from nodes: what comes from the data is never read as markup.
  function marked(parent, text, words, around) {
    var form = plain(text), characters = Array.from(text), marks = [], first = -1;
    words.forEach(function (word) {
      var length = Array.from(word).length, joined = form.characters, at, step, same;
      for (at = 0; at + length <= joined.length; at += 1) {
        same = joined.slice(at, at + length).join('') === word;
        if (same) {
          if (first < 0 || form.at[at] < first) { first = form.at[at]; }
          for (step = form.at[at]; step <= form.at[at + length - 1]; step += 1) { marks[step] = true; }
        }
      }
    });
    if (around && first < 0) { return false; }
    var start = around ? Math.max(0, first - around) : 0;
    var end = around ? Math.min(characters.length, first + around * 3) : characters.length;
    if (start > 0) { parent.appendChild(document.createTextNode('…')); }
    var at = start, upTo, node;
    while (at < end) {
      upTo = at;
      while (upTo < end && Boolean(marks[upTo]) === Boolean(marks[at])) { upTo += 1; }
      node = document.createTextNode(characters.slice(at, upTo).join(''));
      if (marks[at]) { var mark = document.createElement('mark'); mark.appendChild(node); node = mark; }
      parent.appendChild(node);
      at = upTo;
    }
    if (end < characters.length) { parent.appendChild(document.createTextNode('…')); }
    return true;
  }

  function shownAs(entry, words) {
    var item = document.createElement('li'), link = document.createElement('a'), line;
    link.href = entry[0];
    marked(link, entry[1], words, 0);
    item.appendChild(link);
    line = document.createElement('p');
    line.className = 'day';
    line.textContent = '公示日期：' + entry[2];
    item.appendChild(line);
    // The first text that holds a word; where only the title does, the beginning of the first.
    var held = words.length && entry.slice(3).some(function (text) {
      line = document.createElement('p');
      return marked(line, text, words, 30);
    });
    if (!held && entry.length > 3) {
      line = document.createElement('p');
      var start = Array.from(entry[3]);
      line.textContent = start.slice(0, 90).join('') + (start.length > 90 ? '…' : '');
    }
    if (held || entry.length > 3) {
      line.className = 'snippet';
      item.appendChild(line);
    }
    return item;
  }

  function ready() {
    var form = document.getElementById('search-form'), status = document.getElementById('search-status');
    var list = document.getElementById('search-results'), more = document.getElementById('search-more');
    if (!form || !status || !list || !more) { return; }
    document.documentElement.classList.add('has-search');
    var given = new URLSearchParams(window.location.search), found = null, next = 0;

    function say(text) { status.textContent = text; }

    function fill() {
      FACETS.forEach(function (facet) {
        var field = form.elements[facet];
        (index.facets[facet] || []).forEach(function (value) {
          var option = document.createElement('option');
          option.value = value;
          option.textContent = facet === 'year' ? value + '年' : value;
          field.appendChild(option);
        });
        field.value = given.get(facet) || '';
        if (field.selectedIndex < 0) { field.value = ''; }
      });
      form.elements.q.value = given.get('q') || '';
    }

    function total() {
      if (!found.numbers.length) { return '没有找到符合条件的决定。可以换一个词，或者减少条件。'; }
      var every = next >= found.numbers.length;
      if (every && !found.shown) { return '没有找到符合条件的决定。可以换一个词，或者减少条件。'; }
      if (every) { return '共找到 ' + found.shown + ' 件，已全部列出，新的在前。'; }
      return (found.exact ? '共找到 ' : '约有 ') + found.numbers.length + ' 件，已列出 ' + found.shown + ' 件，新的在前。';
    }

    // Shows up to PER_PAGE further decisions; a candidate whose text does not hold the words is passed over.
    function show(turn, wanted, firstNew) {
      if (turn !== run) { return Promise.resolve(); }
      if (!wanted || next >= found.numbers.length) {
        more.hidden = next >= found.numbers.length;
        say(total());
        if (firstNew) { firstNew.querySelector('a').focus(); }
        return Promise.resolve();
      }
      var batch = found.numbers.slice(next, next + wanted);
      next += batch.length;
      return Promise.all(batch.map(textOf)).then(function (entries) {
        if (turn !== run) { return Promise.resolve(); }
        var fits = entries.filter(function (entry) { return entry && (found.exact || holds(entry, found.words)); });
        fits.forEach(function (entry) {
          var item = shownAs(entry, found.words);
          list.appendChild(item);
          if (firstNew === undefined) { firstNew = item; }
        });
        found.shown += fits.length;
        return show(turn, wanted - fits.length, firstNew);
      });
    }

    function search() {
      var turn = run += 1, query = asked(form);
      list.textContent = '';
      more.hidden = true;
      next = 0;
      if (!query.terms.length) {
        say(query.words.length ? '请输入两个以上的字。' : '请输入两个以上的字，或者选择条件。');
        return Promise.resolve();
      }
      say('正在查找……');
      return Promise.all(index.blocks.map(function (block) { return inBlock(block, query.terms); })).then(function (blocks) {
        if (turn !== run) { return Promise.resolve(); }
        found = { numbers: [].concat.apply([], blocks.reverse()), words: query.words, exact: query.exact, shown: 0 };
        return show(turn, PER_PAGE, null);
      });
    }

    function failed() { say('检索的数据没有读全，请刷新页面重试，或者在“全部决定”中逐页查找。'); }

    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var query = new URLSearchParams();
      ['q'].concat(FACETS).forEach(function (name) {
        if (form.elements[name].value) { query.set(name, form.elements[name].value); }
      });
      // A page opened from a folder may not change its address in every browser; the search works all the same.
      try { window.history.replaceState(null, '', '?' + query.toString()); } catch (refused) { given = query; }
      search().catch(failed);
    });
    more.addEventListener('click', function () { more.hidden = true; show(run, PER_PAGE).catch(failed); });
    load('index.js').then(function () {
      fill();
      if (given.toString()) { return search(); }
      say(index.documents ? '共有 ' + index.documents + ' 件公示的决定可以查找。' : '目前没有公示的执法决定。');
      return null;
    }).catch(failed);
  }

  if (document.readyState === 'loading') { document.addEventListener('DOMContentLoaded', ready); } else { ready(); }
}());
