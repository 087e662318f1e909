/*
 * Conveniences on top of pages that work without any script: what all pages need, and what keys.js, sending.js, words.js,
 * drafts.js, problems.js and files.js share, under window.peixun.
 */
(function () {
  'use strict';

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

  document.addEventListener('click', function (event) {
    document.querySelectorAll('details.frame-person[open]').forEach(function (menu) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });

  window.peixun = { meta: meta, csrf: csrf, element: element, openDialog: openDialog };
})();
