// Replaces the file of the same path in camunda-webapp-webjar: the product is in Chinese only.
export default {
  customScripts: ['scripts/sign-out.js'],
  locales: {
    availableLocales: ['zh-CN'],
    fallbackLocale: 'zh-CN'
  }
};
