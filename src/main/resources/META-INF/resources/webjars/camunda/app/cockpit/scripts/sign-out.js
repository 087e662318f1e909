// The webapps have no sign-in of their own here: instead of their form, ours. The router changes the address without an
// event, hence the look once a second.
const base = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

setInterval(() => {
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.assign(`${base}/login?logout`);
  }
}, 1000);
