/* 常用意见: button[data-phrase-into="<id of the opinion>"] puts the choice of the select before it at the cursor.
   Without this script the button sends the form, and the page comes back with the phrase behind what was typed. */
(function () {
  'use strict';

  document.querySelectorAll('button[data-phrase-into]').forEach(function (button) {
    button.type = 'button';
    button.addEventListener('click', function () {
      var opinion = document.getElementById(button.dataset.phraseInto);
      var phrase = button.parentElement.querySelector('select').value;
      if (!opinion || !phrase) {
        return;
      }
      opinion.setRangeText(phrase, opinion.selectionStart, opinion.selectionEnd, 'end');
      opinion.dispatchEvent(new Event('input', { bubbles: true }));
      opinion.focus();
    });
  });
})();
