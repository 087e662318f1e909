// What the webapp says in English wherever its translation does not reach: the form library's own checks, and the engine's
// words before our sentence of refusal.
const WORDS = [
  [/^Cannot (?:submit|complete) task(?: form)? [\w-]+: /, ''],
  [/^Field is required\.?$/, '请填写或者选择，本项必填。'],
  [/^Field must have (?:a )?maximum length of (\d+)\.?$/, '不超过$1个字，请删减。'],
  [/^Field must have (?:a )?minimum length of (\d+)\.?$/, '不少于$1个字，请补充。'],
  [/^Field does not match pattern .*$/, '格式不正确，请核对。']
];

const translate = text => {
  const words = WORDS.find(([english]) => english.test(text.data.trim()));
  if (words) {
    text.data = text.data.trim().replace(words[0], words[1]);
  }
};

const walk = node => {
  if (node.nodeType === Node.TEXT_NODE) {
    translate(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
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
