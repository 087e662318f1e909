/*
 * What is sent, as the page calls it: when it cannot be carried out, the answer shows it for copying.
 */
(function () {
  'use strict';

  var NOT_TOLD = ['hidden', 'file', 'password', 'submit', 'button', 'reset', 'image'];
  var LONGEST_TOLD = 100000; /* more would not fit into one form beside the values themselves */

  var wordsOf = function (part) {
    var copy = part.cloneNode(true);
    copy.querySelectorAll('.required, select, textarea').forEach(function (other) { other.remove(); });
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };

  /* with whose row it is in, where a form has several */
  var labelOf = function (input) {
    var part = input.parentElement.closest('[aria-label]');
    var row = part && input.form.contains(part) ? part.getAttribute('aria-label') + ' ' : '';
    return row + (input.labels.length > 0 ? wordsOf(input.labels[0]) : input.getAttribute('aria-label') || '');
  };

  var isChanged = function (input) {
    if (input.tagName !== 'SELECT') {
      return input.type === 'checkbox' || input.type === 'radio' ? input.checked !== input.defaultChecked : input.value !== input.defaultValue;
    }
    var first = Array.from(input.options).find(function (option) { return option.defaultSelected; }) || input.options[0];
    return input.selectedOptions[0] !== first;
  };

  /* [name, label, text], or null where nothing was typed or chosen; a draft's page shows what is kept already */
  var told = function (input) {
    if (!input.name || input.disabled || !input.labels || NOT_TOLD.includes(input.type) ||
        input.form.dataset.autosaveUrl && !isChanged(input)) {
      return null;
    }
    if (input.type === 'checkbox' || input.type === 'radio') {
      var legend = input.closest('fieldset') && input.closest('fieldset').querySelector('legend');
      return !input.checked ? null : legend ? [input.name, wordsOf(legend), labelOf(input)] : [input.name, labelOf(input), '是'];
    }
    var text = input.tagName === 'SELECT'
      ? Array.from(input.selectedOptions).filter(function (option) { return option.value; }).map(wordsOf).join('、')
      : input.value.trim();
    return text ? [input.name, labelOf(input), text] : null;
  };

  document.addEventListener('formdata', function (event) {
    if (!event.target.dataset.sending) {
      return;
    }
    var words = Array.from(event.target.elements).map(told).filter(Boolean)
      .map(function (field) { return field.join('\u001f'); }).join('\u001e');
    if (words.length <= LONGEST_TOLD) { /* also when nothing was typed: then there is nothing to copy */
      event.formData.append('inWords', words);
    }
  });
})();
