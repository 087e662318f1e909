// Replaces the file of the same path in camunda-webapp-webjar: the product is in Chinese only.
export default {
  // over TLS as org.peixun.workflow.TokenCookieOfHost sets it
  csrfCookieName: window.location.protocol === 'https:' ? '__Host-XSRF-TOKEN' : 'XSRF-TOKEN',
  customScripts: ['scripts/sign-out.js', 'scripts/words.js'],
  locales: {
    availableLocales: ['zh-CN'],
    fallbackLocale: 'zh-CN'
  },

  // the keys are Camunda's defaults; the descriptions are shown in the shortcut help
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '签收当前所选任务'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '定位到列表中的第一个筛选器'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '定位到列表中的第一项任务'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '定位到任务表单的第一个输入框'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '打开“启动流程”窗口'
    }
  }
};
