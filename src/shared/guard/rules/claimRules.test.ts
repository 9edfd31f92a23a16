import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLexicon } from '../../../main/resources/readLexicon.ts'
import { loadResources, resourcesFolder } from '../../../main/resources/loadResources.ts'
import { createGuard } from '../guard.ts'

const folder = resourcesFolder(import.meta.dirname)
const guard = createGuard(readLexicon(path.join(folder, 'dict')), loadResources(folder).headings)

type Case = { readonly what: string; readonly rule: string; readonly source: string; readonly fires: readonly string[]; readonly quiet: readonly string[] } // prettier-ignore

const course = `主诉：乏力伴双踝水肿2周。
既往史：厄贝沙坦150mg qd服用两年，因干咳上月自行停用。否认药物过敏史。姑姑患肺癌，女儿陪同就诊。2011年曾患带状疱疹，已愈。
诊疗经过：外院予头孢呋辛1.5g静滴5天，无效。入院后予呋塞米20mg qd，继以40mg bid。螺内酯未用（血钾高）。建议肾穿刺活检，患者因费用拒绝。
检查：血钾5.6mmol/L↑，血钠139mmol/L，尿素7.1mmol/L（2.9-8.2）。尿培养已送检，结果未回。胸部CT：未做。心脏超声未见异常。
右乳外上可触及肿块约1.8cm，质硬。左乳未触及肿块。左下肢浅静脉曲张。
出院医嘱：呋塞米20mg qd；氨氯地平10mg→改5mg qd；2周后复查血钾。
停用：厄贝沙坦；头孢呋辛。`

const english = `HISTORY: Mrs. Cole is a 66-year-old female with gout, seen for L shoulder pain for 3 weeks. Her mother had breast cancer.
She had shingles in 2014, resolved. Wife phoned: she takes allopurinol 300 mg daily. She quit smoking in 2009.
MEDICATIONS: metoprolol stopped last month for bradycardia. Lisinopril 10 mg daily.
RESULTS: Troponin 4 ng/L (0-14). Urine culture sent, result not back. L shoulder X-ray requested.
PLAN: amoxicillin omitted because of a rash in childhood. Physiotherapy referral ordered. Start naproxen 250 mg twice daily x 2/52. She declined an injection.`

const cases: readonly Case[] = [
  { what: 'a drug that goes on after it was stopped', rule: 'F7', source: course, fires: ['继续厄贝沙坦150mg qd。', '目前服用厄贝沙坦。', '出院后继续头孢呋辛。'], quiet: ['继续呋塞米20mg qd。', '厄贝沙坦150mg qd服用两年。', '厄贝沙坦已停用。', '停用厄贝沙坦。'] },
  { what: 'a drug that goes on after it was stopped', rule: 'F7', source: english, fires: ['She continues metoprolol.', 'Currently taking metoprolol.', 'Discharged on metoprolol.'], quiet: ['She continues lisinopril.', 'Metoprolol was stopped last month.'] },
  { what: 'what was not given', rule: 'F2', source: course, fires: ['予螺内酯口服。', '使用螺内酯。'], quiet: ['螺内酯未用。', '予呋塞米20mg。'] },
  { what: 'what was not given', rule: 'F2', source: english, fires: ['Amoxicillin given.', 'Amoxicillin was prescribed.'], quiet: ['Amoxicillin was omitted.'] },
  { what: 'what was refused', rule: 'F7', source: course, fires: ['已行肾穿刺活检。'], quiet: ['患者拒绝肾穿刺活检。', '建议肾穿刺活检。'] },
  { what: 'what was only ordered', rule: 'F7', source: english, fires: ['Physiotherapy was completed.', 'X-ray of the left shoulder done.'], quiet: ['Physiotherapy referral.', 'Physiotherapy referral ordered.'] },
  { what: 'a result in words that the record does not give', rule: 'F2', source: course, fires: ['血钠升高。', '尿素偏高。', '尿培养阳性。', '心脏超声异常。'], quiet: ['血钾升高。', '尿培养结果未回。', '心脏超声无异常。'] },
  { what: 'a result in words that the record does not give', rule: 'F2', source: english, fires: ['Troponin was high.', 'Urine culture positive.'], quiet: ['Urine culture sent.', 'Troponin 4 ng/L.'] },
  { what: 'an examination that was never done', rule: 'F2', source: course, fires: ['胸部CT示肺炎。'], quiet: ['胸部CT未做。'] },
  { what: 'a dose of another drug or another time', rule: 'F4', source: course, fires: ['氨氯地平20mg qd。', '呋塞米40mg qd。', '呋塞米20mg tid。'], quiet: ['呋塞米20mg 每日1次。', '呋塞米40mg bid。', '呋塞米40mg 每日两次。'] },
  { what: 'a dose of another drug or another time', rule: 'F4', source: english, fires: ['Naproxen 250 mg daily.', 'Lisinopril 300 mg daily.', 'Allopurinol 300 mg tid.'], quiet: ['Naproxen 250 mg BD.', 'Allopurinol 300 mg once daily.'] },
  { what: 'a dose that was changed before discharge', rule: 'F7', source: course, fires: ['出院继续氨氯地平10mg qd。', '出院带螺内酯。'], quiet: ['出院继续氨氯地平5mg qd。', '出院带呋塞米20mg qd。'] },
  { what: 'a value under the other side', rule: 'F3', source: course, fires: ['左乳肿块约1.8cm。', '右下肢浅静脉曲张。'], quiet: ['右乳肿块约1.8cm。', '左下肢浅静脉曲张。'] },
  { what: 'L and R as sides', rule: 'F3', source: english, fires: ['Right shoulder pain for 3 weeks.', 'R shoulder X-ray requested.'], quiet: ['Left shoulder pain for 3 weeks.', 'Left shoulder X-ray requested.'] },
  { what: 'an allergy invented or lost', rule: 'F11', source: course, fires: ['呋塞米过敏。', '对头孢呋辛过敏。'], quiet: ['否认药物过敏史。', '无药物过敏。'] },
  { what: 'an allergy lost', rule: 'F11', source: '既往史：否认药物过敏史。追问：食虾蟹后全身风团，登记海鲜过敏。', fires: ['患者无过敏史。'], quiet: ['否认药物过敏史。', '海鲜过敏。'] },
  { what: 'both names denied are no allergy', rule: 'F11', source: '既往史：青霉素、磺胺均无过敏史。体健。', fires: ['青霉素过敏。'], quiet: ['青霉素、磺胺均无过敏史。', '无药物过敏史。'] },
  { what: 'the past said of now, another relative', rule: 'F2', source: course, fires: ['目前患带状疱疹。', '母亲患肺癌。', '患肺癌。'], quiet: ['2011年患带状疱疹。', '姑姑患肺癌。'] },
  { what: 'the past said of now, another relative', rule: 'F2', source: english, fires: ['She has shingles now.', 'Her sister had breast cancer.'], quiet: ['She had shingles in 2014.', 'Her mother had breast cancer.'] },
  { what: 'who tells is no relative that it is said of', rule: 'F2', source: english, fires: ['Her mother takes allopurinol.'], quiet: ['She takes allopurinol 300 mg daily.'] },
  { what: 'a cause that the record does not give', rule: 'F0', source: course, fires: ['双踝水肿由带状疱疹引起。', '血钾升高继发于静脉曲张。'], quiet: ['乏力伴双踝水肿2周。'] },
  { what: 'a cause that the record does not give', rule: 'F0', source: english, fires: ['Shoulder pain due to gout.'], quiet: ['Metoprolol stopped due to bradycardia.'] },
  { what: 'a word exchanged, a kind or grade added', rule: 'F0', source: '产科记录：以LOA娩一女婴，重3100g。胎盘娩出完整，产道裂伤，慢性胃炎病史。', fires: ['娩一男婴。', '病毒性胃炎。', '重度产道裂伤。', '胃癌。'], quiet: ['娩一女婴，重3100g。', '慢性胃炎。', '产道裂伤。'] },
  { what: 'another wall', rule: 'F3', source: '心电图：下壁导联ST段抬高，诊断急性下壁心肌梗死。', fires: ['急性前壁心肌梗死。'], quiet: ['急性下壁心肌梗死。'] },
  { what: 'the clause that goes on where the record goes on', rule: 'F2', source: '查体：腹部有压痛。右膝无畸形，活动正常，无压痛，浮髌试验未查。', fires: ['右膝无畸形，活动正常，有压痛。'], quiet: ['右膝无畸形，活动正常，无压痛。', '腹部有压痛。'] },
  { what: 'a doubt in a bracket', rule: 'F6', source: '印象：左肩关节炎（感染性？痛风待排）。', fires: ['感染性关节炎。', '痛风。'], quiet: ['左肩关节炎。', '左肩关节炎（感染性？）。'] },
  { what: 'a doubt before its word', rule: 'F6', source: 'Imp: ?migraine, tension headache. Plan: rest.', fires: ['Migraine.'], quiet: ['?migraine', 'Tension headache.'] },
  { what: 'one result of a row', rule: 'F2', source: 'Urine dip: protein 2+, ketones neg, nitrite neg.', fires: ['Ketones positive.'], quiet: ['Protein 2+.', 'Nitrite negative.'] },
  { what: 'a value of another part of the body', rule: 'F1', source: '超声：肝脏内可见无回声区，直径约14mm。胆囊壁光滑。脾脏厚41mm。', fires: ['胆囊直径约14mm。', '肝脏厚41mm。'], quiet: ['肝脏内无回声区，直径约14mm。', '脾脏厚41mm。'] },
  { what: 'another relative, named in the clause before', rule: 'F2', source: '家族史：父亲死于脑出血；弟弟55岁，去年因胃癌行手术治疗。', fires: ['父亲患胃癌。', '弟弟死于脑出血。', '患胃癌。'], quiet: ['弟弟因胃癌行手术治疗。', '父亲死于脑出血。'] },
  { what: 'the reason for stopping is not stopped', rule: 'F7', source: '既往史：卡托普利因干咳停用。呋塞米20mg qd口服。', fires: ['继续卡托普利。'], quiet: ['干咳。', '因干咳停用卡托普利。', '卡托普利因干咳停用。'] },
  { what: 'what is only told apart', rule: 'F6', source: '拟诊讨论：首先考虑急性胰腺炎，需鉴别：（1）急性胆囊炎；（2）肠梗阻。', fires: ['诊断急性胆囊炎。', '肠梗阻。'], quiet: ['需鉴别急性胆囊炎。', '考虑急性胰腺炎。'] },
  { what: 'a drug that the allergy speaks against goes on', rule: 'F11', source: '入院后予头孢曲松2g静滴，出现全身皮疹，考虑头孢曲松过敏，改莫西沙星0.4g qd。', fires: ['继续头孢曲松2g静滴。', '莫西沙星过敏。'], quiet: ['考虑头孢曲松过敏。', '莫西沙星0.4g qd。'] },
  { what: 'a drug of which the clause ends in 停', rule: 'F7', source: '用药：曲马多缓释片100mg q12h吃两天吐得厉害，停。低钾3.2，6-9停呋塞米，改螺内酯20mg qd。奥美拉唑20mg时断时续，上月起未再用。阿司匹林100mg qd（预防）术前停。', fires: ['目前服用曲马多。', '继续呋塞米。', '继续奥美拉唑20mg。', '继续阿司匹林100mg qd。'], quiet: ['低钾3.2。', '螺内酯20mg qd。', '呋塞米6-9停用。'] },
  { what: 'what was stopped by a heading or exchanged', rule: 'F7', source: 'Course: vancomycin for 5 days, switched to cefazolin 2 g IV q8h. STOPPED: propranolol, quetiapine. Continue doxazosin 2 mg BID.', fires: ['Vancomycin continues.', 'Discharged on quetiapine.'], quiet: ['Cefazolin 2 g IV q8h continues.', 'Continue doxazosin 2 mg BID.'] },
  { what: 'what is done to a patient no more', rule: 'F7', source: '肾：CRRT用4天，已下机，尿量可。', fires: ['仍在CRRT。', '继续CRRT。'], quiet: ['CRRT用4天，已下机。'] },
  { what: 'an act that was only spoken of', rule: 'F7', source: '脉冲射频谈过，患者暂不考虑。腹腔镜胆囊切除是否同期，外科另议。', fires: ['拟行脉冲射频。'], quiet: ['脉冲射频谈过，患者暂不考虑。'] },
  { what: 'a value of before told of now', rule: 'F10', source: '半月前县医院查CEA 11.3ng/ml。复查：CEA 12.9ng/ml。', fires: ['目前CEA 11.3ng/ml。', '今日CEA 11.3ng/ml。'], quiet: ['目前CEA 12.9ng/ml。', '半月前CEA 11.3ng/ml。', 'CEA 11.3ng/ml。'] },
  { what: 'what a germ is resistant to', rule: 'F2', source: '血培养大肠埃希菌，对美罗培南敏感，对左氧氟沙星、头孢曲松耐药。', fires: ['对左氧氟沙星敏感。', '美罗培南耐药。'], quiet: ['对美罗培南敏感。', '左氧氟沙星、头孢曲松耐药。'] },
  { what: 'a side that stands with another finding of the sentence', rule: 'F3', source: '左侧丘脑出血后右侧偏瘫。左小腿静脉血栓，右侧未见血栓。', fires: ['右侧丘脑出血。', '左侧偏瘫。', '右小腿静脉血栓。'], quiet: ['左侧丘脑出血。', '右侧偏瘫。', '左小腿静脉血栓。', '右侧未见血栓。'] },
  { what: 'the kind of an illness in the family, another relative', rule: 'F2', source: '妊娠期糖尿病。父亲2型糖尿病。表姐有癫痫。', fires: ['母亲患糖尿病。', '母亲有癫痫。'], quiet: ['父亲糖尿病。', '表姐有癫痫。'] },
  { what: 'a grade of differentiation', rule: 'F2', source: '镜下：中分化腺癌，局灶黏液。', fires: ['低分化腺癌。', '高分化腺癌。'], quiet: ['中分化腺癌。'] },
  { what: 'the number of an item before a value', rule: 'F1', source: '建议：①低盐 ②4周后复查肾盂 ③2周复诊', fires: ['24周后复查肾盂。', '3周复诊。'], quiet: ['4周后复查肾盂。', '2周复诊。'] },
  { what: 'a word broken by the end of a line', rule: 'F4', source: '主诉：反复发热三周。\n现病史：患者三周前无明显诱因出现发热，以\n午后及夜间为主，最高体温不详，伴有畏寒和\n寒战，热退时大汗。于当地卫生院就诊并予头\n孢曲松治疗六天，症状没有明显改善，遂来我\n院门诊就诊，门诊以发热待查收入我科住院。', fires: ['头孢他啶治疗六天。'], quiet: ['头孢曲松治疗六天。'] },
  { what: 'a drug told as begun when it is only ordered under a condition', rule: 'F7', source: 'Plan: mirtazapine 15 mg nocte then if mood unchanged. Angioplasty only if the ulcer is not halved by 8 weeks.', fires: ['Mirtazapine was started.', 'Angioplasty performed.'], quiet: ['Mirtazapine 15 mg nocte then if mood unchanged.'] },
  { what: 'one denial and no list of denials', rule: 'F2', source: 'L leg: not short, SLR painful. Kidneys normal. No swelling - doctor thinks DVT unlikely.', fires: ['SLR not painful.'], quiet: ['SLR painful.', 'No swelling.'] },
  { what: 'the patient, however called, and days told by others', rule: 'F2', source: '陶奶奶 84岁 胰头癌肝转移。药物未发现过敏，对海鲜过敏。', fires: ['胰头癌无转移。'], quiet: ['胰头癌肝转移。', '药物未发现过敏。'] },
  { what: 'the doubt of a heading', rule: 'F6', source: '拟诊：脑梗死，心房颤动。', fires: ['脑梗死。', '诊断：脑梗死。'], quiet: ['拟诊：脑梗死。', '拟诊：脑梗死，心房颤动。'] },
  { what: 'an age, a frequency, a chain and a short form as notes have them', rule: 'F1', source: 'Dear colleague, thank you for seeing Mr P, 67. Ibuprofen 400 mg q6h x5d. Urine: prot 2+. Mesh 12x9 cm sutured. Review 4/52.', fires: ['76-year-old man.', 'Mesh 12x19 cm sutured.', 'Review in 5 weeks.'], quiet: ['67-year-old man.', 'Ibuprofen 400 mg every 6 hours.', 'Mesh 12x9 cm sutured.', 'Review in 4 weeks.'] },
  { what: 'a grade between its scale and its counter', rule: 'F0', source: '诊断：急性心力衰竭，Killip Ⅱ级。甲状腺Ⅰ度肿大。', fires: ['Killip Ⅲ级。', '甲状腺Ⅲ度肿大。', 'Killip Ⅰ级。'], quiet: ['Killip Ⅱ级。', '甲状腺Ⅰ度肿大。'] },
  { what: 'a dose that was changed', rule: 'F7', source: '门诊：甲亢，甲巯咪唑5mg qd服用半年。处理：甲巯咪唑加至15mg qd，普萘洛尔10mg tid。', fires: ['继续甲巯咪唑5mg qd。'], quiet: ['继续甲巯咪唑15mg qd。', '甲巯咪唑5mg qd服用半年。', '继续普萘洛尔10mg tid。'] },
] // prettier-ignore

describe('what a careless summary makes of a record', () => {
  for (const { what, rule, source, fires, quiet } of cases) {
    const read = guard.readRecord(source)
    const reds = (text: string) => guard.check(read, [{ section: 'draft', text }]).filter(({ severity }) => severity === 'red').map((finding) => `${finding.rule} ${finding.message.zh}`) // prettier-ignore
    for (const text of fires)
      it(`${what}: ${rule} fires on “${text}”`, () => expect(reds(text).map((red) => red.split(' ')[0])).toContain(rule))
    for (const text of quiet) it(`${what}: “${text}” stands`, () => expect(reds(text)).toEqual([]))
  }
})
