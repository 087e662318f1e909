// What the webapp says in English wherever its translation does not reach: the form library's own checks, and the engine's
// words before our sentence of refusal.
const WORDS = [
  [/^Cannot (?:submit|complete) task(?: form)? [\w-]+: /, ''],
  [/^Field is required\.?$/, '请填写或者选择，本项必填。'],
  [/^Field must have (?:a )?maximum length of (\d+)\.?$/, '不超过$1个字，请删减。'],
  [/^Field must have (?:a )?minimum length of (\d+)\.?$/, '不少于$1个字，请补充。'],
  [/^Field does not match pattern .*$/, '格式不正确，请核对。']
];

// Labels that the webapp asked for before its own translation had arrived stay keys: CREATION_DATE. They are put right
// from the same file.
const KEY = /^[A-Z]{2,}(?:_[A-Z0-9]+)+$/;
const LOCALE = location.pathname.replace(/\/app\/tasklist\/.*/, '/app/tasklist/locales/zh-CN.json');
let labels = new Map();

const label = text => KEY.test(text.trim()) ? labels.get(text.trim()) : undefined;

const translate = text => {
  const known = label(text.data);
  if (known) {
    text.data = known;
    return;
  }
  const words = WORDS.find(([english]) => english.test(text.data.trim()));
  if (words) {
    text.data = text.data.trim().replace(words[0], words[1]);
  }
};

const walk = node => {
  if (node.nodeType === Node.TEXT_NODE) {
    translate(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    node.querySelectorAll('[placeholder]').forEach(input => {
      input.placeholder = label(input.placeholder) || input.placeholder;
    });
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      translate(texts.currentNode);
    }
  }
};

new MutationObserver(changes => changes.forEach(change => {
  walk(change.target);
  change.addedNodes.forEach(walk);
})).observe(document.body, {childList: true, characterData: true, subtree: true});

fetch(LOCALE).then(answer => answer.json()).then(locale => {
  labels = new Map(Object.entries(locale.labels));
  walk(document.body);
});
