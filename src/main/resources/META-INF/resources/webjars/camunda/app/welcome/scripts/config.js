// Replaces the file of the same path in camunda-webapp-webjar: the product is in Chinese only.
export default {
  // over TLS as org.peixun.workflow.TokenCookieOfHost sets it
  csrfCookieName: window.location.protocol === 'https:' ? '__Host-XSRF-TOKEN' : 'XSRF-TOKEN',
  customScripts: ['scripts/sign-out.js'],
  locales: {
    availableLocales: ['zh-CN'],
    fallbackLocale: 'zh-CN'
  }
};
