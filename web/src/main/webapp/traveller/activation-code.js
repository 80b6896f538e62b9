// SPDX-License-Identifier: Apache-2.0
// Activation codes: the authority's code, then 16 characters in groups of four.

const LENGTH = 16;

/** What was typed so far, grouped; text without a separator stays as it is, for its parts are unknown. */
export function grouped(typed) {
  const clean = typed.trimStart().replace(/[\s\u2010-\u2015._]+/g, '-');
  const dash = clean.indexOf('-');
  if (dash < 1) {
    return clean.replace(/[^0-9A-Za-z]/g, '');
  }
  const rest = clean.slice(dash).replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  return [clean.slice(0, dash).toLowerCase(), ...(rest.match(/.{1,4}/g) ?? [''])].join('-');
}

/** The whole code as the server wants it, or null. */
export function complete(typed) {
  const text = grouped(typed);
  const bare = text.replaceAll('-', '');
  if (!text.includes('-') && bare.length > LENGTH) {
    return complete(`${bare.slice(0, -LENGTH)}-${bare.slice(-LENGTH)}`);
  }
  return /^[a-z][a-z0-9]{0,15}(-[0-9A-Z]{4}){4}$/.test(text) ? text : null;
}

/** Groups a field while it is typed in, with the caret where it was. */
export function groupWhileTyping(field) {
  field.addEventListener('input', (event) => {
    if (event.isComposing) {
      return;
    }
    const pasted = event.inputType === 'insertFromPaste' && complete(field.value);
    const before = significant(field.value.slice(0, field.selectionStart));
    const deleting = event.inputType?.startsWith('delete');
    const trailing = !deleting && field.selectionStart === field.value.length;
    field.value = pasted || grouped(field.value);
    const caret = trailing || pasted ? field.value.length : position(field.value, before);
    field.setSelectionRange(caret, caret);
  });
}

function significant(text) {
  return text.replace(/[^0-9A-Za-z]/g, '').length;
}

function position(text, count) {
  let seen = 0;
  for (let index = 0; index < text.length; index++) {
    if (seen === count) {
      return index;
    }
    seen += text[index] === '-' ? 0 : 1;
  }
  return text.length;
}

/** The code in the address's fragment, which never reaches a server; the address bar forgets it. */
export function takeFromAddress() {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (location.hash) {
    history.replaceState(null, '', location.pathname);
  }
  return code;
}
