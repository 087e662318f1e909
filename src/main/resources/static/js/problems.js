/*
 * What is wrong stands at its field or row too, until it is typed over; the box with the list has the focus when the page opens.
 *
 * .problem-list li > a   with the id of a field or row (#id): its text is shown there; not that of li.hint
 */
(function () {
  'use strict';

  /* field: .field, a row of a table, a fieldset, or the label that holds the input */
  var saidAt = function (field, place, text) {
    var note = field.matches('tr')
      ? peixun.element('tr', { 'class': 'row-error' },
        peixun.element('td', { colspan: String(field.cells.length), 'class': 'field-error' }, text))
      : peixun.element('p', { 'class': 'field-error' }, text);
    place.after(note);
    field.classList.add('wrong');
    return note;
  };

  var pointOut = function (link, at) {
    var named = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    var field = named && (named.closest('.field, tr') || named.closest('label') || named.closest('fieldset'));
    if (!field || field.querySelector('.field-error:not([data-pointed-out])')) {
      return; /* the page says it there itself, or the whole step is meant */
    }
    var accepted = link.nextElementSibling;
    var text = link.textContent + (accepted && !accepted.matches('.soft') ? accepted.textContent : '');
    var input = named.matches('input:not([type=checkbox]), select, textarea');
    var note = saidAt(field, field.matches('tr, label') ? field : input ? named : field.querySelector('legend') || field.lastElementChild, text);
    note.setAttribute('data-pointed-out', '');
    note.id = 'pointed-out-' + at;
    if (named.matches('input, select, textarea, fieldset')) {
      named.setAttribute('aria-describedby', [named.getAttribute('aria-describedby'), note.id].filter(Boolean).join(' '));
    }
    if (named.matches('input, select, textarea')) {
      named.setAttribute('aria-invalid', 'true');
    }
    field.addEventListener('input', function () {
      note.remove();
      field.classList.remove('wrong');
      named.removeAttribute('aria-invalid');
    }, { once: true });
  };

  Array.from(document.querySelectorAll('.problem-list li:not(.hint) > a'))
    .filter(function (link) { return link.getAttribute('href').startsWith('#'); }).forEach(pointOut);

  var box = document.querySelector('.problem-list') && document.querySelector('.problem-list').closest('[role=alert]');
  if (box) {
    box.tabIndex = -1;
    box.focus();
  }
})();
