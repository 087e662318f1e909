/*
 * Conveniences on top of pages that work without any script.
 *
 * table[data-rows]                 j and k move over its rows, Enter opens the first link of the row
 * button[data-key="c"]             c presses it: in the row where one is; on a page without rows the only one
 * form or button [data-confirm]    the text is asked before the form is sent
 * [data-confirm-when="a=1&b=2"]    in a form: its data-confirm is asked when these answers are given; the first that holds
 * form[data-download]              answers with a file: may be sent again at once
 * form[data-autosave-url]          changed fields are posted there a second after the last key; answer 2xx = saved,
 *                                  4xx as problem JSON = its detail is shown, 5xx = tried again
 * input[data-seen]                 in such a form: what it shows of what it writes over; sent with each draft, renewed by
 *                                  the header Seen of its answer
 * [data-saved]                     where "已保存 10:32:05" appears
 * [data-no-autosave]               fields inside are not saved as drafts
 * [data-file-names-of="<id>"]      shows the names of the files chosen in that input
 */
(function () {
  'use strict';

  document.documentElement.classList.add('has-script');

  var meta = function (name) {
    var element = document.querySelector('meta[name="' + name + '"]');
    return element ? element.content : null;
  };

  var csrf = function (headers) {
    if (meta('csrf-token')) {
      headers['X-CSRF-TOKEN'] = meta('csrf-token');
    }
    return headers;
  };

  document.addEventListener('htmx:configRequest', function (event) {
    csrf(event.detail.headers);
  });

  /* the sign-in has ended: the sign-in page belongs into the whole window, not into a part of it */
  document.addEventListener('htmx:beforeSwap', function (event) {
    var address = event.detail.xhr.responseURL;
    if (address && new URL(address).pathname.endsWith('/login')) {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });

  /* element('p', {class: 'x'}, 'text', child) */
  var element = function (name, attributes) {
    var created = document.createElement(name);
    Object.entries(attributes || {}).forEach(function (entry) { created.setAttribute(entry[0], entry[1]); });
    Array.prototype.slice.call(arguments, 2).forEach(function (child) { created.append(child); });
    return created;
  };

  var openDialog = function (dialog) {
    document.body.append(dialog);
    dialog.addEventListener('close', function () { dialog.remove(); });
    dialog.showModal();
  };

  /* ---- keys ---- */

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
    var list = element('dl', { 'class': 'key-help' });
    [['/', '搜索'], ['j', '下一行'], ['k', '上一行'], ['Enter', '打开所在行'], ['c', '认领所在行或者本页事项'], ['?', '显示本说明']]
      .forEach(function (row) {
        list.append(element('dt', {}, element('kbd', {}, row[0])), element('dd', {}, row[1]));
      });
    openDialog(element('dialog', { 'aria-label': '快捷键' },
      element('h2', {}, '快捷键'), list,
      element('form', { method: 'dialog', 'class': 'button-row' }, element('button', { 'class': 'btn btn-primary' }, '知道了'))));
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

  document.addEventListener('click', function (event) {
    document.querySelectorAll('details.frame-person[open]').forEach(function (menu) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });

  /* ---- sending a form: ask first where it says so, then once only ---- */

  var confirmed = null;

  var ask = function (form, submitter, text) {
    var yes = element('button', { 'class': 'btn btn-primary', value: 'yes' }, '确定');
    var no = element('button', { 'class': 'btn btn-outline-primary', value: 'no' }, '取消');
    var dialog = element('dialog', { 'aria-label': '请确认' }, element('p', {}, text),
      element('form', { method: 'dialog', 'class': 'button-row' }, no, yes));
    dialog.addEventListener('close', function () {
      if (dialog.returnValue === 'yes') {
        confirmed = form;
        form.requestSubmit(submitter || undefined);
      }
    });
    openDialog(dialog);
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
    var question = (submitter && submitter.dataset.confirm) || form.dataset.confirm || questionOf(form, submitter);
    if (question && confirmed !== form) {
      event.preventDefault();
      ask(form, submitter, question);
      return;
    }
    confirmed = null;
    var beside = submitter && submitter.formTarget === '_blank'; /* opens beside this page, whose form stays as it is */
    if (method === 'post' && !beside && !event.defaultPrevented && !form.hasAttribute('data-download')) {
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

  /* ---- drafts: form[data-autosave-url] sends what changed, a second after the last key ---- */

  var IDLE = 1000;
  var RETRY = 5000;

  var clock = function () {
    return new Date().toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23' });
  };

  var autosave = function (form) {
    var changed = new Set();
    var timer = null;
    var sending = false;
    var waiting = null;
    var shown = form.querySelector('[data-saved]') || document.querySelector('[data-saved]');

    var say = function (text, failed) {
      if (shown) {
        shown.textContent = text;
        shown.classList.toggle('failed', failed);
      }
    };

    var later = function (delay) {
      window.clearTimeout(timer);
      timer = window.setTimeout(save, delay);
    };

    var save = function () {
      if (sending || changed.size === 0 || form.dataset.sending) {
        return;
      }
      var all = new FormData(form);
      var body = new URLSearchParams();
      var names = Array.from(changed);
      names.forEach(function (name) {
        var values = all.getAll(name);
        if (values.length === 0) {
          body.append(name, '');
        }
        values.forEach(function (value) { body.append(name, value); });
      });
      var seen = form.querySelector('input[data-seen]');
      if (seen) {
        body.append(seen.name, seen.value);
      }
      changed.clear();
      sending = true;
      fetch(form.dataset.autosaveUrl, {
        method: 'POST', body: body, credentials: 'same-origin', redirect: 'manual',
        headers: csrf({ Accept: 'application/json' })
      }).then(function (response) {
        if (response.ok) {
          if (seen) {
            seen.value = response.headers.get('Seen') || '';
          }
          say('已保存 ' + clock(), false);
        } else if (response.status === 403 || response.type === 'opaqueredirect') {
          say('未保存：登录已失效，请先复制已填写的内容，登录后再继续填写', true);
        } else if (response.status >= 500) {
          throw new Error('server');
        } else {
          return response.json().then(function (problem) { say('未保存：' + problem.detail, true); });
        }
      }).catch(function () {
        names.forEach(function (name) { changed.add(name); });
        say('保存失败，正在重试', true);
      }).finally(function () {
        sending = false;
        if (waiting) {
          var submitter = waiting.submitter;
          waiting = null;
          form.requestSubmit(submitter);
          return;
        }
        if (changed.size > 0) {
          later(shown && shown.classList.contains('failed') ? RETRY : IDLE);
        }
      });
    };

    form.addEventListener('input', function (event) {
      var input = event.target;
      if (input.name && input.type !== 'file' && input.type !== 'hidden' && !input.closest('[data-no-autosave]')) {
        changed.add(input.name);
        later(IDLE);
      }
    });
    /* the button pressed while a draft is on its way: the draft first, then the form, as they were typed */
    form.addEventListener('submit', function (event) {
      if (sending) {
        event.preventDefault();
        event.stopPropagation();
        waiting = { submitter: event.submitter };
        say('正在保存…', false);
      }
    });
    window.addEventListener('beforeunload', function (event) {
      if (changed.size > 0 && !form.dataset.sending) {
        event.preventDefault();
      }
    });
  };

  /* ---- names of chosen files, in words ---- */

  document.addEventListener('change', function (event) {
    var input = event.target;
    if (input.type !== 'file') {
      return;
    }
    var shown = document.querySelector('[data-file-names-of="' + input.id + '"]');
    if (shown) {
      shown.textContent = Array.from(input.files).map(function (file) {
        return file.name + '（' + Math.max(1, Math.round(file.size / 1024)) + ' KB）';
      }).join('、');
    }
  });

  var start = function (root) {
    root.querySelectorAll('form[data-autosave-url]:not([data-autosaving])').forEach(function (form) {
      form.dataset.autosaving = 'yes';
      autosave(form);
    });
  };

  start(document);
  document.addEventListener('htmx:load', function (event) { start(event.target); });
})();
