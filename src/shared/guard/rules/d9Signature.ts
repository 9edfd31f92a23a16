import { dischargeItem } from '../dischargeItem.ts'

export const d9Signature = dischargeItem('D9', { zh: '医师签名', en: 'signature' }, /医师签名|签名|医师[:：]|signature|signed by/i)
