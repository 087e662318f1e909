/*
 * What is wrong, beside its field as well as in the list on top.
 *
 * .problem-list a[href="#<id>"]    said once more at that field; the box with the list has the focus when the page opens
 */
(function () {
  'use strict';

  var describe = function (field, id) {
    field.setAttribute('aria-describedby', [field.getAttribute('aria-describedby'), id].filter(Boolean).join(' '));
    if (!field.matches('fieldset')) {
      field.setAttribute('aria-invalid', 'true');
    }
  };

  var said = new Map();
  document.querySelectorAll('.problem-list a[href^="#"]').forEach(function (link) {
    var field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field || !field.matches('fieldset, input, select, textarea') || field.closest('.wrong') && !said.has(field)) {
      return; /* the page says it there itself */
    }
    if (!said.has(field)) {
      var error = peixun.element('span', { 'class': 'field-error', id: field.id + '-problem' });
      said.set(field, error);
      describe(field, error.id);
      (field.closest('.field') || field).classList.add('wrong');
      if (field.matches('fieldset')) {
        field.querySelector('legend').after(error);
      } else {
        field.after(error);
      }
    }
    said.get(field).append(peixun.element('span', {}, link.textContent));
  });

  var box = document.querySelector('.problem-list') && document.querySelector('.problem-list').closest('[role=alert]');
  if (box) {
    box.tabIndex = -1;
    box.focus();
  }
})();
