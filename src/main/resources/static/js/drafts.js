/*
 * Drafts: what was typed is sent a second after the last key.
 *
 * form[data-autosave-url]          changed fields are posted there; answer 2xx = saved, 4xx as problem JSON = its detail is
 *                                  shown, 5xx = tried again
 * input[data-seen]                 in such a form: what it shows of what it writes over; sent with each draft; there and in
 *                                  the other forms of the page renewed by the header Seen of its answer
 * [data-saved]                     where "已保存 10:32:05" appears
 * [data-no-autosave]               fields inside are not saved as drafts
 */
(function () {
  'use strict';

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
    var insisted = false;
    var unanswered = null; /* may have been saved: sent once more as it was, so that one's own writing is not taken for another's */
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
      if (sending || (changed.size === 0 && !unanswered) || form.dataset.sending) {
        return;
      }
      send(unanswered || typed());
    };

    /* of a field that another answer has hidden, and so disabled, as well: it comes back with what was typed */
    var valuesOf = function (name) {
      return Array.from(form.elements).filter(function (input) {
        return input.name === name && (input.type !== 'radio' && input.type !== 'checkbox' || input.checked);
      }).map(function (input) { return input.value; });
    };

    /* what was changed since the last draft */
    var typed = function () {
      var body = new URLSearchParams();
      changed.forEach(function (name) {
        var values = valuesOf(name);
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
      return body;
    };

    var send = function (body) {
      unanswered = body;
      sending = true;
      fetch(form.dataset.autosaveUrl, {
        method: 'POST', body: body, credentials: 'same-origin', redirect: 'manual',
        headers: peixun.csrf({ Accept: 'application/json' })
      }).then(function (response) {
        if (response.ok) {
          unanswered = null;
          document.querySelectorAll('input[data-seen]').forEach(function (seen) {
            seen.value = response.headers.get('Seen') || '';
          });
          say('已保存 ' + clock(), false);
        } else if (response.status === 403 || response.type === 'opaqueredirect') {
          unanswered = null;
          say('未保存：登录已失效，请先复制已填写的内容，登录后再继续填写', true);
        } else if (response.status >= 500) {
          throw new Error('server');
        } else {
          return response.json().then(function (problem) {
            unanswered = null;
            say('未保存：' + problem.detail, true);
          });
        }
      }).catch(function () {
        say('保存失败，正在重试', true);
      }).finally(function () {
        sending = false;
        if (waiting) {
          var submitter = waiting.submitter;
          waiting = null;
          insisted = true;
          form.requestSubmit(submitter);
          return;
        }
        if (changed.size > 0 || unanswered) {
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
      if (sending || unanswered && !insisted) {
        event.preventDefault();
        event.stopPropagation();
        waiting = { submitter: event.submitter };
        say('正在保存…', false);
        save();
      }
      insisted = false;
    });
    window.addEventListener('beforeunload', function (event) {
      if ((changed.size > 0 || unanswered) && !form.dataset.sending) {
        event.preventDefault();
      }
    });
  };

  var start = function (root) {
    root.querySelectorAll('form[data-autosave-url]:not([data-autosaving])').forEach(function (form) {
      form.dataset.autosaving = 'yes';
      autosave(form);
    });
  };

  start(document);
  document.addEventListener('htmx:load', function (event) { start(event.target); });
})();
