// SPDX-License-Identifier: Apache-2.0
// The traveller page's words in its three languages.

const en = {
  title: 'Border QR code',
  language: 'Language',
  unusableTitle: 'This browser cannot hold your QR code',
  insecure: 'This address is not protected. Open the page with an address that begins with https://',
  noCrypto: 'This browser cannot keep a secret key. Update it, or open this page in Safari, Chrome, Edge or Firefox.',
  noStorage: 'This browser does not let the page store anything. Leave private browsing, then open the page again.',
  enterTitle: 'Add your border QR code',
  enterIntro: 'Enter the activation code that you were given at enrolment.',
  code: 'Activation code',
  codeHint: 'It works once, and only for a short time.',
  add: 'Add to this phone',
  adding: 'Adding …',
  keepOld: 'Keep the QR code I have',
  factOffline: 'Your QR code works without a connection.',
  factPhone: 'Only this phone can show it: a copy or a photo is refused.',
  factNew: 'It changes every 30 seconds.',
  registerHint: 'No activation code?',
  register: 'Register with your e-ID',
  whose: 'Whose code is it?',
  anotherPerson: 'Another person’s',
  insteadOf: (name) => `A new one for ${name}`,
  name: 'Name on this phone',
  nameHint: 'For example “Mum”. It never leaves this phone.',
  person: (number) => `Person ${number}`,
  family: (people) => `Family (${people})`,
  familyHint: 'Scan it once, then walk through one by one. Everybody looks at the camera.',
  whoseShown: 'Whose code is shown',
  addPerson: 'Add another person',
  expired: 'Your QR code has expired. Ask at the enrolment desk for a new activation code.',
  removed: 'The QR code was removed from this phone.',
  lost: 'The QR code on this phone can no longer be used. Ask at the enrolment desk for a new activation code.',
  incomplete: 'The code is not complete. Compare it with the one that you were given.',
  refused: 'This code is unknown, has been used or has expired. Ask at the enrolment desk for a new one.',
  rejected: 'The key of this browser was not accepted. Update the browser or use another phone.',
  network: 'No connection. Check your network, then try again.',
  unavailable: 'The service is not available at the moment. Try again in a few minutes.',
  showTitle: 'Show this at the lane',
  qrLabel: 'QR code for the lane’s scanner',
  showHint: 'Turn the brightness up and hold the phone over the scanner.',
  newIn: (seconds) => `New code in ${seconds} s`,
  validUntil: 'Valid until',
  authority: 'Authority',
  soon: 'Your QR code expires within a day. Ask at the enrolment desk for a new activation code.',
  clock: 'This phone’s clock is wrong, so lanes will not accept the code. Set date and time to automatic.',
  ready: 'Your QR code is ready.',
  remove: 'Remove from this phone',
  confirmTitle: 'Remove the QR code from this phone?',
  confirmText: 'To get it back, you need a new activation code from the enrolment desk.',
  keep: 'Keep it',
  removeNow: 'Remove',
};

const zhHant = {
  title: '過關二維碼',
  language: '語言',
  unusableTitle: '此瀏覽器未能儲存你的二維碼',
  insecure: '此網址未受保護。請以 https:// 開頭的網址開啟本頁。',
  noCrypto: '此瀏覽器未能保管密鑰。請更新瀏覽器，或以 Safari、Chrome、Edge 或 Firefox 開啟本頁。',
  noStorage: '此瀏覽器不容許本頁儲存資料。請離開私密瀏覽模式，然後重新開啟本頁。',
  enterTitle: '新增過關二維碼',
  enterIntro: '請輸入登記時獲發的啟動碼。',
  code: '啟動碼',
  codeHint: '啟動碼只可使用一次，並須於短時間內使用。',
  add: '新增至此手機',
  adding: '正在新增……',
  keepOld: '保留現有的二維碼',
  factOffline: '毋須上網亦可使用二維碼。',
  factPhone: '只有此手機可顯示二維碼，複製或拍照均不會獲接納。',
  factNew: '二維碼每 30 秒更新一次。',
  registerHint: '沒有啟動碼？',
  register: '以電子身份登記',
  whose: '這是誰的二維碼？',
  anotherPerson: '另一位人士',
  insteadOf: (name) => `更新「${name}」的二維碼`,
  name: '在此手機上的稱呼',
  nameHint: '例如「媽媽」。稱呼只會儲存在此手機。',
  person: (number) => `第 ${number} 位`,
  family: (people) => `家庭（${people} 人）`,
  familyHint: '掃描一次，然後逐一通過，每人均須望向鏡頭。',
  whoseShown: '顯示誰的二維碼',
  addPerson: '新增另一位人士',
  expired: '你的二維碼已過期。請向登記櫃位索取新的啟動碼。',
  removed: '二維碼已從此手機移除。',
  lost: '此手機上的二維碼已不能使用。請向登記櫃位索取新的啟動碼。',
  incomplete: '啟動碼不完整。請核對你獲發的啟動碼。',
  refused: '啟動碼不正確、已使用或已過期。請向登記櫃位索取新的啟動碼。',
  rejected: '系統不接納此瀏覽器的密鑰。請更新瀏覽器或改用另一部手機。',
  network: '未能連線。請檢查網絡，然後再試。',
  unavailable: '服務暫時未能提供。請於數分鐘後再試。',
  showTitle: '請於通道出示二維碼',
  qrLabel: '供通道掃描器讀取的二維碼',
  showHint: '請調高屏幕亮度，並將手機對準掃描器。',
  newIn: (seconds) => `${seconds} 秒後更新`,
  validUntil: '有效期至',
  authority: '當局',
  soon: '你的二維碼將於一天內過期。請向登記櫃位索取新的啟動碼。',
  clock: '此手機的時間不準確，通道不會接納二維碼。請將日期及時間設定為自動。',
  ready: '你的二維碼已準備好。',
  remove: '從此手機移除',
  confirmTitle: '要從此手機移除二維碼嗎？',
  confirmText: '如要重新新增，你須向登記櫃位索取新的啟動碼。',
  keep: '保留',
  removeNow: '移除',
};

const zhHans = {
  title: '通关二维码',
  language: '语言',
  unusableTitle: '此浏览器无法保存您的二维码',
  insecure: '此网址未受保护。请使用以 https:// 开头的网址打开本页。',
  noCrypto: '此浏览器无法保管密钥。请更新浏览器，或用 Safari、Chrome、Edge 或 Firefox 打开本页。',
  noStorage: '此浏览器不允许本页保存数据。请退出无痕浏览模式，然后重新打开本页。',
  enterTitle: '添加通关二维码',
  enterIntro: '请输入登记时领取的激活码。',
  code: '激活码',
  codeHint: '激活码只能使用一次，且须在短时间内使用。',
  add: '添加到此手机',
  adding: '正在添加……',
  keepOld: '保留现有的二维码',
  factOffline: '没有网络也能使用二维码。',
  factPhone: '只有此手机能显示二维码，复制或拍照均无效。',
  factNew: '二维码每 30 秒更新一次。',
  registerHint: '没有激活码？',
  register: '用电子身份登记',
  whose: '这是谁的二维码？',
  anotherPerson: '另一位人员',
  insteadOf: (name) => `更新“${name}”的二维码`,
  name: '在此手机上的称呼',
  nameHint: '例如“妈妈”。称呼只保存在此手机上。',
  person: (number) => `第 ${number} 位`,
  family: (people) => `家庭（${people} 人）`,
  familyHint: '扫描一次，然后逐一通过，每人都须看向摄像头。',
  whoseShown: '显示谁的二维码',
  addPerson: '添加另一位人员',
  expired: '您的二维码已过期。请到登记柜台领取新的激活码。',
  removed: '二维码已从此手机移除。',
  lost: '此手机上的二维码已无法使用。请到登记柜台领取新的激活码。',
  incomplete: '激活码不完整。请与您领取的激活码核对。',
  refused: '激活码不正确、已使用或已过期。请到登记柜台领取新的激活码。',
  rejected: '系统不接受此浏览器的密钥。请更新浏览器或换用其他手机。',
  network: '无法连接。请检查网络，然后重试。',
  unavailable: '服务暂时不可用。请几分钟后重试。',
  showTitle: '请在通道出示二维码',
  qrLabel: '供通道扫描器读取的二维码',
  showHint: '请调高屏幕亮度，并将手机对准扫描器。',
  newIn: (seconds) => `${seconds} 秒后更新`,
  validUntil: '有效期至',
  authority: '机关',
  soon: '您的二维码将在一天内过期。请到登记柜台领取新的激活码。',
  clock: '此手机的时间不准确，通道不会接受二维码。请将日期和时间设为自动。',
  ready: '您的二维码已准备好。',
  remove: '从此手机移除',
  confirmTitle: '要从此手机移除二维码吗？',
  confirmText: '如需重新添加，您须到登记柜台领取新的激活码。',
  keep: '保留',
  removeNow: '移除',
};

const languages = {
  en: { texts: en, dates: 'en-GB' },
  'zh-Hant': { texts: zhHant, dates: 'zh-HK' },
  'zh-Hans': { texts: zhHans, dates: 'zh-CN' },
};
const REMEMBERED = 'clearlane.language';

let current = 'en';

/** Adds a page's own words, per language; a key that is there already gets the new text. */
export function learn(words) {
  for (const [language, texts] of Object.entries(words)) {
    Object.assign(languages[language].texts, texts);
  }
}

/** The language that the page speaks now. */
export function language() {
  return current;
}

/** The language that was chosen before, else the browser's first that the page speaks. */
export function firstLanguage() {
  const chosen = remembered();
  if (chosen in languages) {
    return chosen;
  }
  for (const wanted of navigator.languages ?? [navigator.language]) {
    if (/^zh\b/i.test(wanted)) {
      // A script in the tag says more than the place.
      return /hant|^(?!.*hans).*-(hk|mo|tw)\b/i.test(wanted) ? 'zh-Hant' : 'zh-Hans';
    }
    if (/^en\b/i.test(wanted)) {
      return 'en';
    }
  }
  return 'en';
}

/** Writes the page in a language. */
export function speak(language) {
  current = language;
  document.documentElement.lang = language;
  document.title = `${text('title')} · Clearlane`;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = text(element.dataset.text);
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', text(element.dataset.label));
  }
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
}

export function remember(language) {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Storage is off: the choice lasts until the page is left.
  }
}

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED) ?? '';
  } catch {
    return '';
  }
}

export function text(key, ...values) {
  const found = languages[current].texts[key];
  return typeof found === 'function' ? found(...values) : found;
}

export function dateTime(instant) {
  return new Intl.DateTimeFormat(languages[current].dates, {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(instant);
}
