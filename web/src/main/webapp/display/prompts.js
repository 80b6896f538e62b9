// SPDX-License-Identifier: Apache-2.0
// What the lane says. A referral says nothing but where to go, whatever caused it.

export const PROMPTS = {
  CLOSED: {
    en: 'Lane closed\nUse another lane',
    'zh-Hant': '通道關閉\n請使用其他通道',
    'zh-Hans': '通道关闭\n请使用其他通道',
  },
  READY: {
    en: 'Show your QR code',
    'zh-Hant': '請出示二維碼',
    'zh-Hans': '请出示二维码',
  },
  CAPTURE: {
    en: 'Look at the camera',
    'zh-Hant': '請望向鏡頭',
    'zh-Hans': '请看摄像头',
  },
  WAIT: {
    en: 'One moment, please',
    'zh-Hant': '請稍候',
    'zh-Hans': '请稍候',
  },
  PROCEED: {
    en: 'Please walk through',
    'zh-Hant': '請通過',
    'zh-Hans': '请通过',
  },
  REFERRED: {
    en: 'Please see an officer',
    'zh-Hant': '請與職員聯絡',
    'zh-Hans': '请联系工作人员',
  },
  LOST: {
    en: 'Out of service\nUse another lane',
    'zh-Hant': '暫停服務\n請使用其他通道',
    'zh-Hans': '暂停服务\n请使用其他通道',
  },
};
