/* Fields of user tasks: shows a field when its answer is chosen (data-shown-when="decision=return,refuse"), insists on it
   where data-required-when says so. Without this script all fields are shown, each with the rule beside its name. */
(function () {
  'use strict';

  var answer = function (form, key) {
    var chosen = form.querySelector('input[type=radio][name="' + key + '"]:checked, select[name="' + key + '"]');
    return chosen ? chosen.value : '';
  };

  var holds = function (form, condition) {
    var parts = condition.split('=');
    return parts[1].split(',').indexOf(answer(form, parts[0])) >= 0;
  };

  var update = function (form) {
    form.querySelectorAll('[data-shown-when]').forEach(function (field) {
      var shown = holds(form, field.dataset.shownWhen);
      field.hidden = !shown;
      /* what is not shown is not sent; what was typed stays for when it is shown again */
      field.querySelectorAll('input, select, textarea').forEach(function (input) { input.disabled = !shown; });
    });
    form.querySelectorAll('[data-required-when]').forEach(function (field) {
      var needed = holds(form, field.dataset.requiredWhen);
      var inputs = field.matches('fieldset') ? field.querySelectorAll('input') : [field];
      inputs.forEach(function (input) { input.required = needed; });
    });
  };

  var start = function (root) {
    root.querySelectorAll('[data-shown-when], [data-required-when]').forEach(function (field) {
      var form = field.closest('form');
      if (form && !form.dataset.conditional) {
        form.dataset.conditional = 'yes';
        form.addEventListener('change', function () { update(form); });
        update(form);
      }
    });
  };

  start(document);
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-conditional]').forEach(update);
  });
  document.addEventListener('htmx:load', function (event) { start(event.target); });
})();
