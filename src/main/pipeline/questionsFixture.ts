/** For tests: invented records, and for each its questions with the words that answer; `null` where the record does not say. */
export type AskedRecord = { readonly record: string; readonly questions: readonly (readonly [string, string | null])[] }

const heart = `姓名：林××    性别：女    年龄：71岁
主诉：反复活动后气促2年，加重伴双下肢水肿5天。
现病史：患者2年前开始出现爬楼后气促，休息可缓解，未规律就诊。5天前受凉后气促加重，夜间需高枕卧位，伴双下肢凹陷性水肿，咳少量白黏痰，无咯血，无胸痛。发病以来食欲减退，小便量减少，大便正常，体重增加约3kg。
既往史：高血压病史15年，最高180/100mmHg，长期口服氨氯地平5mg每日1次。2型糖尿病6年，口服二甲双胍。2015年因胆囊结石行腹腔镜胆囊切除术。否认冠心病、脑卒中病史。
过敏史：青霉素过敏，曾出现皮疹。否认食物过敏。
个人史：吸烟30年，每日10支，已戒5年。否认饮酒。
家族史：父亲因脑出血去世，母亲患高血压。
查体：T 36.7℃，P 108次/分，R 24次/分，BP 158/92mmHg。颈静脉怒张，双肺底可闻及湿啰音，心率122次/分，房颤律，双下肢中度凹陷性水肿。
辅助检查：血钾3.2mmol/L，肌酐96μmol/L，NT-proBNP 4620pg/mL。心脏超声：LVEF 38%，左房增大。胸片：心影增大，双侧少量胸腔积液。
初步诊断：1.慢性心力衰竭急性加重 2.心房颤动 3.高血压病3级（很高危） 4.2型糖尿病 5.肺部感染待排
诊疗计划：呋塞米20mg静脉注射，每日2次；补钾；美托洛尔缓释片23.75mg口服，每日1次。拟行冠脉造影，患者家属暂不同意。出院后2周心内科门诊复诊。
`

const eye = `右眼红、畏光3天，左眼无不适。
戴软性隐形眼镜4年，昨晚戴镜过夜。否认外伤史，否认药物过敏史。
Vod 0.4，Vos 1.0。眼压右16mmHg，左15mmHg。右眼睫状充血，角膜中央见2mm×2mm灰白色浸润灶，荧光素染色阳性。左眼角膜透明。
印象：右眼角膜炎，细菌性待排。
处理：左氧氟沙星滴眼液滴右眼，每2小时1次。停戴隐形眼镜。明日复查。
`

const stay = `入院诊断：1.急性阑尾炎
2024-05-02 病程记录：转移性右下腹痛12小时，体温38.6℃，白细胞15.2×10⁹/L，拟急诊手术。
2024-05-03 病程记录：昨日行腹腔镜阑尾切除术，术中见阑尾化脓，未穿孔。今日体温37.8℃，白细胞11.0×10⁹/L。
2024-05-05 病程记录：切口无红肿，已排气，体温36.6℃，白细胞7.4×10⁹/L。
出院情况：一般情况好，切口甲级愈合，无腹痛。
出院诊断：1.急性化脓性阑尾炎 2.轻度贫血
出院医嘱：1.休息2周，避免剧烈活动。2.头孢克肟0.1g口服，每日2次，共3天。3.1周后门诊拆线。
`

const chest = `Chief Complaint: chest pain for 3 days.
History of Present Illness: Mr. Hale is a 58-year-old man who presents with pressure-like chest pain for 3 days, worse with exertion and relieved by rest. He denies fever, cough, and palpitations. He reports mild shortness of breath.
Past Medical History: hypertension, hyperlipidemia, and asthma. Appendectomy in 1998.
Medications: lisinopril 10 mg daily, atorvastatin 40 mg nightly.
Allergies: sulfa drugs (rash).
Social History: He smoked one pack per day for 20 years and quit in 2015. He drinks one glass of wine a week.
Family History: His father had a heart attack at age 60.
Physical Exam: Blood pressure 152/88, heart rate 92, temperature 36.8 C, oxygen saturation 97% on room air. Lungs are clear. No peripheral edema.
Labs: troponin 0.02 ng/mL, potassium 4.1 mmol/L, creatinine 1.0 mg/dL. ECG shows T wave inversion in V4 to V6.
Assessment: unstable angina; hypertension, not at goal.
Plan: Start aspirin 81 mg daily. Schedule a coronary angiogram. Follow up with cardiology in one week.
`

export const askedRecords: readonly AskedRecord[] = [
  {
    record: heart,
    questions: [
      ['主诉是什么？', '反复活动后气促2年，加重伴双下肢水肿5天'],
      ['有没有药物过敏？', '青霉素过敏'],
      ['对海鲜过敏吗？', '否认食物过敏'],
      ['过敏史？', '青霉素过敏，曾出现皮疹'],
      ['血钾多少？', '血钾3.2mmol/L'],
      ['血压多高？', 'BP 158/92mmHg'],
      ['体温是多少？', 'T 36.7℃'],
      ['射血分数是多少？', 'LVEF 38%'],
      ['患者抽烟吗？', '吸烟30年，每日10支，已戒5年'],
      ['喝酒吗？', '否认饮酒'],
      ['有没有冠心病？', '否认冠心病'],
      ['做过什么手术？', '腹腔镜胆囊切除术'],
      ['糖尿病多少年了？', '2型糖尿病6年'],
      ['家里人有什么病？', '父亲因脑出血去世，母亲患高血压'],
      ['诊断是什么？', '慢性心力衰竭急性加重'],
      ['房颤有吗？', '心房颤动'],
      ['有没有胸痛？', '无胸痛'],
      ['大便怎么样？', '大便正常'],
      ['什么时候复诊？', '2周心内科门诊复诊'],
      ['冠脉造影做了吗？', '拟行冠脉造影，患者家属暂不同意'],
      ['呋塞米的剂量？', '呋塞米20mg静脉注射，每日2次'],
      ['血糖是多少？', null],
      ['有没有甲亢？', null],
      ['接种过新冠疫苗吗？', null],
      ['母亲身体怎么样？', '母亲患高血压'],
      ['肌酐？', '肌酐96μmol/L'],
      ['有痰吗？', '咳少量白黏痰'],
      ['用过阿司匹林吗？', null],
      ['有没有肝炎？', null],
    ],
  },
  {
    record: eye,
    questions: [
      ['过敏史？', '否认药物过敏史'],
      ['眼压是多少？', '眼压右16mmHg'],
      ['考虑什么病？', '右眼角膜炎，细菌性待排'],
      ['有外伤吗？', '否认外伤史'],
      ['怎么处理？', '左氧氟沙星滴眼液滴右眼，每2小时1次'],
      ['有没有高血压？', null],
      ['家族史？', null],
    ],
  },
  {
    record: stay,
    questions: [
      ['出院诊断是什么？', '急性化脓性阑尾炎'],
      ['入院诊断？', '急性阑尾炎'],
      ['最新的白细胞是多少？', '白细胞7.4×10⁹/L'],
      ['出院情况怎么样？', '切口甲级愈合'],
      ['出院带药有哪些？', '头孢克肟0.1g口服，每日2次'],
      ['术中看到什么？', '术中见阑尾化脓'],
      ['血小板多少？', null],
      ['做了什么手术？', '腹腔镜阑尾切除术'],
      ['有没有药物过敏？', null],
      ['有糖尿病吗？', null],
    ],
  },
  {
    record: chest,
    questions: [
      ['Any drug allergies?', 'sulfa drugs (rash)'],
      ['Is he allergic to penicillin?', 'sulfa drugs (rash)'],
      ['Does the patient smoke?', 'smoked one pack per day for 20 years'],
      ['Does he drink alcohol?', 'one glass of wine a week'],
      ['What was the blood pressure?', 'Blood pressure 152/88'],
      ['Does he have a fever?', 'denies fever'],
      ['What is the potassium level?', 'potassium 4.1 mmol/L'],
      ['What is the dose of lisinopril?', 'lisinopril 10 mg daily'],
      ['What is the diagnosis?', 'unstable angina'],
      ['What is the plan?', 'Start aspirin 81 mg daily'],
      ['When is the follow-up?', 'cardiology in one week'],
      ['Any family history of heart disease?', 'His father had a heart attack at age 60'],
      ['How old is the patient?', '58-year-old'],
      ['Has he had any surgery?', 'Appendectomy in 1998'],
      ['Does he have asthma?', 'asthma'],
      ['Is there leg edema?', 'No peripheral edema'],
      ['What medications does he take?', 'lisinopril 10 mg daily'],
      ['Does he have diabetes?', null],
      ['What is the hemoglobin?', null],
      ['Does he take metformin?', null],
      ['Any history of stroke?', null],
      ['Is he married?', null],
      ['What did the ECG show?', 'T wave inversion in V4 to V6'],
    ],
  },
]
