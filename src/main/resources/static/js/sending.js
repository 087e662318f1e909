/*
 * A form is asked about before it is sent where it says so, and sent once only.
 *
 * form or button [data-confirm]    the text is asked before the form is sent
 * [data-confirm-when="a=1&b=2"]    in a form: its data-confirm is asked when these answers are given; the first that holds
 * form[data-download]              answers with a file: may be sent again at once
 * form[method="post"]              what was typed into one is asked about when another form of the page is sent
 */
(function () {
  'use strict';

  var confirmed = null;

  var ask = function (form, submitter, text) {
    var yes = peixun.element('button', { 'class': 'btn btn-primary', value: 'yes' }, '确定');
    var no = peixun.element('button', { 'class': 'btn btn-outline-primary', value: 'no' }, '取消');
    var dialog = peixun.element('dialog', { 'aria-label': '请确认' }, peixun.element('p', {}, text),
      peixun.element('form', { method: 'dialog', 'class': 'button-row' }, no, yes));
    dialog.addEventListener('close', function () {
      if (dialog.returnValue === 'yes') {
        confirmed = form;
        form.requestSubmit(submitter || undefined);
      }
    });
    peixun.openDialog(dialog);
  };

  /* a button with an address of its own does something else with the form than handing it in */
  var questionOf = function (form, submitter) {
    if (submitter && submitter.hasAttribute('formaction')) {
      return null;
    }
    var answers = new FormData(form);
    var asked = Array.from(form.querySelectorAll('[data-confirm-when]')).find(function (one) {
      return one.dataset.confirmWhen.split('&').every(function (part) {
        var answer = part.split('=');
        return answers.getAll(answer[0]).includes(answer[1]);
      });
    });
    return asked ? asked.dataset.confirm : null;
  };

  /* sent alone, a form takes the page away with what was typed into the others */
  document.addEventListener('input', function (event) {
    var form = event.target.form;
    if (form && (form.getAttribute('method') || '').toLowerCase() === 'post' && !form.dataset.autosaveUrl &&
        !event.target.closest('table[data-rows]')) {
      form.dataset.typedInto = 'yes';
    }
  });

  var differs = function (input) {
    if (input.disabled || input.type === 'hidden') {
      return false;
    }
    if (input.type === 'checkbox' || input.type === 'radio') {
      return input.checked !== input.defaultChecked;
    }
    return input.tagName === 'SELECT'
      ? Array.from(input.options).some(function (one) { return one.selected && !one.defaultSelected && one.index > 0; })
      : 'defaultValue' in input && input.value !== input.defaultValue;
  };

  var typedElsewhere = function (form) {
    return Array.from(document.querySelectorAll('form[data-typed-into]')).some(function (other) {
      return other !== form && Array.from(other.elements).some(differs);
    });
  };

  var release = function (form) {
    delete form.dataset.sending;
    form.querySelectorAll('[data-label-before]').forEach(function (button) {
      button.textContent = button.dataset.labelBefore;
      button.removeAttribute('data-label-before');
      button.removeAttribute('aria-disabled');
    });
  };

  document.addEventListener('submit', function (event) {
    var form = event.target;
    var method = (form.getAttribute('method') || 'get').toLowerCase();
    if (method === 'dialog') {
      return;
    }
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    var submitter = event.submitter;
    var beside = submitter && submitter.formTarget === '_blank'; /* opens beside this page, whose form stays as it is */
    var stays = beside || form.hasAttribute('data-download');
    var question = [(submitter && submitter.dataset.confirm) || form.dataset.confirm || questionOf(form, submitter),
      !stays && typedElsewhere(form) ? '本页另一处填写的内容还没有提交，继续办理将丢失。确定继续吗？' : null].filter(Boolean).join(' ');
    if (question && confirmed !== form) {
      event.preventDefault();
      ask(form, submitter, question);
      return;
    }
    confirmed = null;
    if (method === 'post' && !stays && !event.defaultPrevented) {
      form.dataset.sending = 'yes';
      if (submitter && submitter.tagName === 'BUTTON') {
        submitter.dataset.labelBefore = submitter.textContent;
        submitter.textContent = '正在提交…';
        submitter.setAttribute('aria-disabled', 'true');
      }
    }
  });

  /* back from the next page: the form may be sent again, the command id keeps it from being done twice */
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sending]').forEach(release);
  });
  document.addEventListener('htmx:afterRequest', function (event) {
    var form = event.target.closest && event.target.closest('form[data-sending]');
    if (form) {
      release(form);
    }
  });
})();
