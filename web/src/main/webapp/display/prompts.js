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
  READY_FOR_DOCUMENT: {
    en: 'Put your document on the reader',
    'zh-Hant': '請將證件放在閱讀器上',
    'zh-Hans': '请将证件放在阅读器上',
  },
  STEP_IN: {
    en: 'Please step in',
    'zh-Hant': '請進入通道',
    'zh-Hans': '请进入通道',
  },
  FINGER: {
    en: 'Lay your finger on the sensor',
    'zh-Hant': '請將手指按在感應器上',
    'zh-Hans': '请将手指按在感应器上',
  },
  FINGER_AGAIN: {
    en: 'Lay a finger on the sensor again',
    'zh-Hant': '請再按一次手指',
    'zh-Hans': '请再按一次手指',
  },
  LIFT_FINGER: {
    en: 'Thank you, lift your finger',
    'zh-Hant': '謝謝，請移開手指',
    'zh-Hans': '谢谢，请移开手指',
  },
  CAPTURE: {
    en: 'Look at the camera',
    'zh-Hant': '請望向鏡頭',
    'zh-Hans': '请看摄像头',
  },
  ONE_BY_ONE: {
    en: 'Please show your own code, one person at a time',
    'zh-Hant': '請各人逐一出示自己的二維碼',
    'zh-Hans': '请每个人逐一出示自己的二维码',
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

/** Whose turn it is of a family that showed one code, while CAPTURE. */
export function turn({ member, members }) {
  return {
    en: `Next: ${member} of ${members}`,
    'zh-Hant': `下一位：${member} / ${members}`,
    'zh-Hans': `下一位：${member} / ${members}`,
  };
}

/** What would make the next picture of the face better, while CAPTURE. Anything else shows CAPTURE. */
export const HINTS = {
  ONE_PERSON_ONLY: {
    en: 'One person at a time',
    'zh-Hant': '每次只限一人',
    'zh-Hans': '每次仅限一人',
  },
  STEP_CLOSER: {
    en: 'Step closer',
    'zh-Hant': '請走近一點',
    'zh-Hans': '请走近一点',
  },
  STEP_BACK: {
    en: 'Step back',
    'zh-Hant': '請退後一點',
    'zh-Hans': '请退后一点',
  },
  MOVE_TO_CENTRE: {
    en: 'Move to the centre',
    'zh-Hant': '請站到中間',
    'zh-Hans': '请站到中间',
  },
  LOOK_AT_CAMERA: PROMPTS.CAPTURE,
  HOLD_HEAD_UPRIGHT: {
    en: 'Hold your head upright',
    'zh-Hant': '請擺正頭部',
    'zh-Hans': '请摆正头部',
  },
  HOLD_STILL: {
    en: 'Hold still',
    'zh-Hant': '請保持不動',
    'zh-Hans': '请保持不动',
  },
  MORE_LIGHT: {
    en: 'Step into the light',
    'zh-Hant': '請站到光亮處',
    'zh-Hans': '请站到明亮处',
  },
  LESS_LIGHT: {
    en: 'Step out of the glare',
    'zh-Hant': '請避開強光',
    'zh-Hans': '请避开强光',
  },
  EVEN_LIGHT: {
    en: 'Face the light',
    'zh-Hant': '請面向光源',
    'zh-Hans': '请面向光源',
  },
  UNCOVER_FACE: {
    en: 'Uncover your face',
    'zh-Hant': '請勿遮擋面部',
    'zh-Hans': '请勿遮挡面部',
  },
  OPEN_EYES: {
    en: 'Keep your eyes open',
    'zh-Hant': '請張開雙眼',
    'zh-Hans': '请睁开双眼',
  },
  CLOSE_MOUTH: {
    en: 'Keep your mouth closed',
    'zh-Hant': '請合上嘴巴',
    'zh-Hans': '请合上嘴巴',
  },
};
