// The slip's QR code has the code behind the #, which no server ever sees: it is put into the field, and out of the address.
var code = document.getElementById('code');
if (code && location.hash.length > 1) {
  code.value = decodeURIComponent(location.hash.slice(1)).slice(0, 40);
  history.replaceState(null, '', location.pathname + location.search);
  code.form.querySelector('button').focus();
}
var other = document.querySelector('a.language');
if (other) other.addEventListener('click', function () { if (code.value) other.href += '#' + encodeURIComponent(code.value); });
