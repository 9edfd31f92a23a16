import { expect, test } from 'vitest'
import { patientOf, type Patient } from './patient.ts'

const nobody: Patient = { name: null, sex: null, age: null, bed: null, number: null }
const number = (label: string, value: string) => ({ label, value })

test.each<[string, Partial<Patient>]>([
  ['姓名：周某某    性别：男    年龄：68岁    职业：退休工人', { name: '周某某', sex: 'male', age: '68岁' }],
  [
    '呼吸科    住院号 ××2417    床号 18\n\n姓名：吴某某    性别：男    年龄：67岁',
    { name: '吴某某', sex: 'male', age: '67岁', bed: '18', number: number('住院号', '××2417') },
  ],
  [
    '姓 名：欧阳某　性 别：女　年 龄：5岁3个月　床号：加3床　住院号：0020931',
    { name: '欧阳某', sex: 'female', age: '5岁3个月', bed: '加3床', number: number('住院号', '0020931') },
  ],
  [
    '【姓名】李XX【性别】女【年龄】34岁【床号】A-12床【病案号】Z100234',
    { name: '李XX', sex: 'female', age: '34岁', bed: 'A-12床', number: number('病案号', 'Z100234') },
  ],
  ['患者姓名:王某 性别:女 年龄:29 门诊号:M20240911', { name: '王某', sex: 'female', age: '29', number: number('门诊号', 'M20240911') }],
  ['张某，女，34岁\n右眼红、磨、畏光2天', { name: '张某', sex: 'female', age: '34岁' }],
  ['患者陈某某，男，51岁，因胸痛2小时入院。', { name: '陈某某', sex: 'male', age: '51岁' }],
  ['患者老年男性，78岁，因“咳嗽3天”入院。', { sex: 'male', age: '78岁' }],
  ['患者，女，45 岁。主诉：头晕1周。', { sex: 'female', age: '45岁' }],
  ['姓名：阿依古丽·某某  性别：女  年龄：２６岁  床号：１２床', { name: '阿依古丽·某某', sex: 'female', age: '２６岁', bed: '１２床' }],
  ['新生儿科 姓名：刘某之子 性别：男 年龄：3天 床号：NICU-2', { name: '刘某之子', sex: 'male', age: '3天', bed: 'NICU-2' }],
  ['姓名：赵某\t性别：男性\t年龄：8个月\t就诊号：88123', { name: '赵某', sex: 'male', age: '8个月', number: number('就诊号', '88123') }],
  ['姓名：孙某（1床） 性别/年龄：女/63岁', { name: '孙某', sex: 'female', age: '63岁' }],
  [
    'Patient name: Jane Q. Doe   Sex: F   Age: 74   MRN: 00-4471-2   Bed: 5E-12',
    { name: 'Jane Q. Doe', sex: 'female', age: '74', bed: '5E-12', number: number('MRN', '00-4471-2') },
  ],
  ['Patient: M.R.    74 F    Admit 08 Oct 2024', { name: 'M.R.', sex: 'female', age: '74' }],
  [
    "Name: O'Brien, Sean\tGender: Male\tAge: 68 years\tMedical Record Number: H774512",
    { name: "O'Brien, Sean", sex: 'male', age: '68 years', number: number('Medical Record Number', 'H774512') },
  ],
  [
    'Pt: A. Smith, 45M\nHospital No: 55123 Bed 7',
    { name: 'A. Smith', sex: 'male', age: '45', bed: '7', number: number('Hospital No', '55123') },
  ],
  ['HPI: This is a 62-year-old woman with chest pain. Her 80-year-old mother had a stroke.', { sex: 'female', age: '62-year-old' }],
  ['产科一区 12床\n姓名：钱某某　31 岁　住院号 0460087', { name: '钱某某', age: '31岁', bed: '12床', number: number('住院号', '0460087') }],
  ['癸卯年十月 初诊\n薛某，男，五十二岁，货车司机。', { name: '薛某', sex: 'male', age: '五十二岁' }],
  ['一般情况：施某，女，54岁，汉族', { name: '施某', sex: 'female', age: '54岁' }],
  ['Name: Mrs A.B.     Age 71     Ward 4', { name: 'Mrs A.B.', age: '71' }],
  ['门诊病历\n男　45岁　身高172cm', { sex: 'male', age: '45岁' }],
  ['Age/Sex: 33/M   MRN 90812', { sex: 'male', age: '33', number: number('MRN', '90812') }],
  ['姓名：John Smith  性别：男  年龄：41岁', { name: 'John Smith', sex: 'male', age: '41岁' }],
])('%s', (header, expected) => {
  expect(patientOf(header)).toEqual({ ...nobody, ...expected })
})

test.each([
  ['an empty form', '姓名：      性别：    年龄：    床号：    住院号：\n主诉：头晕1周。'],
  ['an empty form in English', 'Name:      Sex:     Age:     MRN:    Bed:\nCC: cough'],
  ['what nobody knows', '姓名：不详  性别：未知  年龄：不详'],
  ['other people', '联系人姓名：李某某  联系人年龄：40岁\n家属姓名：王某\n医师姓名：赵某'],
  ['relatives', '家族史：母亲，女，70岁，患高血压。His 70-year-old father and her 40-year-old brother are well.'],
  ['no header', '主诉：反复胸闷3天。绝对卧床2天，床边心电图未见异常。予心电监护。'],
  ['days in bed', 'She stayed in bed 3 days. Bed 3 days then up.'],
  ['sentences about the patient', 'Pt declined. Patient: awake. Pt calling back re INR since age 12, name withheld.'],
  ['English prose', 'Bed rest was advised. The patient was admitted and named a contact. Age-related changes.'],
  ['an impossible age', '年龄：233岁'],
])('nothing is found in %s', (_, text) => {
  expect(patientOf(text)).toEqual(nobody)
})

test('what a record states in two ways is absent, what it repeats is not', () => {
  const twice = '姓名：张某 性别：男 床号：12 住院号：1001\n（转科）姓名：张某 性别：女 床号：15 住院号：1001'
  expect(patientOf(twice)).toEqual({ ...nobody, name: '张某', number: number('住院号', '1001') })
  expect(patientOf('姓名：张某 住院号：1001\n\n姓名：李某 住院号：2002')).toEqual(nobody)
})

test('takes no time on a text of one kind of sign', () => {
  for (const sign of ['姓', '男', ' ', '1', 'a', '床号', 'patient ', '姓名：', '患者'])
    expect([sign, patientOf(sign.repeat(5_000))].length).toBe(2)
})
