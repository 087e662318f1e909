/*
 * Chosen files: too large is said before they are sent, for nothing typed comes back with that answer.
 *
 * [data-file-names-of="<id>"]      shows the names of the files chosen in that input
 */
(function () {
  'use strict';

  var tooLarge = function (input) {
    var most = parseInt(peixun.meta('upload-most'), 10);
    var inputs = input.form ? Array.from(input.form.querySelectorAll('input[type=file]')) : [input];
    var size = inputs.reduce(function (sum, one) {
      return Array.from(one.files).reduce(function (each, file) { return each + file.size; }, sum);
    }, 0) / (1024 * 1024);
    inputs.forEach(function (one) { one.setCustomValidity(''); });
    if (size > most) {
      input.setCustomValidity('所选文件合计' + size.toFixed(1) + ' MB，超过' + most + ' MB，不能上传。请压缩图片，或者减少文件后重新选择。');
      input.reportValidity();
    }
  };

  document.addEventListener('change', function (event) {
    var input = event.target;
    if (input.type !== 'file') {
      return;
    }
    tooLarge(input);
    var shown = document.querySelector('[data-file-names-of="' + input.id + '"]');
    if (shown) {
      shown.textContent = Array.from(input.files).map(function (file) {
        return file.name + '（' + Math.max(1, Math.round(file.size / 1024)) + ' KB）';
      }).join('、');
    }
  });
})();
