/*
 * The keyboard in lists and on the case page.
 *
 * table[data-rows]                 j and k move over its rows, Enter opens the first link of the row
 * button[data-key="c"]             c presses it: in the row where one is; on a page without rows the only one
 */
(function () {
  'use strict';

  var isTyping = function (target) {
    return target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]') !== null;
  };

  var rows = function () {
    return Array.prototype.slice.call(document.querySelectorAll('table[data-rows] tbody tr'));
  };

  var current = function () {
    return document.querySelector('table[data-rows] tbody tr.current');
  };

  var linkOf = function (row) {
    return row.querySelector('a[href]');
  };

  var select = function (row) {
    rows().forEach(function (other) { other.classList.toggle('current', other === row); });
    row.scrollIntoView({ block: 'nearest' });
    var link = linkOf(row);
    if (link) {
      link.focus({ preventScroll: true });
    }
  };

  var move = function (step) {
    var all = rows();
    if (all.length === 0) {
      return;
    }
    var index = all.indexOf(current());
    var next = index < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(index + step, 0), all.length - 1);
    select(all[next]);
  };

  var claim = function () {
    var listed = document.querySelector('table[data-rows]') !== null;
    var place = listed ? current() : document;
    var buttons = place === null ? [] : place.querySelectorAll('button[data-key="c"]');
    if (buttons.length === 1) {
      buttons[0].click();
    }
  };

  var openRow = function () {
    var link = current() && linkOf(current());
    if (link) {
      link.click();
    }
  };

  var showKeys = function () {
    var list = peixun.element('dl', { 'class': 'key-help' });
    [['/', '搜索'], ['j', '下一行'], ['k', '上一行'], ['Enter', '打开所在行'], ['c', '认领所在行或者本页事项'], ['?', '显示本说明']]
      .forEach(function (row) {
        list.append(peixun.element('dt', {}, peixun.element('kbd', {}, row[0])), peixun.element('dd', {}, row[1]));
      });
    peixun.openDialog(peixun.element('dialog', { 'aria-label': '快捷键' },
      peixun.element('h2', {}, '快捷键'), list,
      peixun.element('form', { method: 'dialog', 'class': 'button-row' }, peixun.element('button', { 'class': 'btn btn-primary' }, '知道了'))));
  };

  var keys = new Map([
    ['/', function () { var q = document.getElementById('frame-q'); if (q) { q.focus(); q.select(); } }],
    ['j', function () { move(1); }], ['k', function () { move(-1); }], ['c', claim], ['?', showKeys]]);

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) ||
        document.querySelector('dialog[open]')) {
      return;
    }
    var act = keys.get(event.key);
    if (!act && event.key === 'Enter' && event.target === document.body) {
      act = openRow;
    }
    if (act) {
      event.preventDefault();
      act();
    }
  });

  document.addEventListener('focusin', function (event) {
    var row = event.target.closest('table[data-rows] tbody tr');
    if (row && row !== current()) {
      rows().forEach(function (other) { other.classList.toggle('current', other === row); });
    }
  });

  /* the foot tells of the keys from now on */
  document.documentElement.classList.add('has-script');
})();
