/** Sentences written for one rule each, on both sides: those that must fire and those that must not. */
const record = `主诉：反复咳嗽、咳痰3年，加重伴气促5天。
现病史：患者3年前受凉后出现咳嗽、咳白色黏痰，5天前加重，伴活动后气促，无胸痛、咯血，不伴发热。在社区口服阿莫西林0.5g 每日3次，自觉无好转。
既往史：高血压病史10年，口服氨氯地平5mg qd，血压控制可。否认糖尿病、冠心病。青霉素皮试阴性。父亲患肺癌去世。
查体：T 36.8℃，P 92次/分，R 22次/分，BP 148/86mmHg。左下肺可闻及湿啰音，右肺呼吸音清。心界不大，腹软，肝脾肋下未触及。双下肢无水肿。
辅助检查：WBC 12.6×10^9/L，CRP 48mg/L，血糖 6.1mmol/L。肝功能正常。胸部CT：左肺下叶斑片影，考虑肺炎，结核待排。
处理：拟行支气管镜检查。予头孢曲松2g 静滴 qd。患者拒绝住院。1周后复查胸部CT。`

const english = `HISTORY: Mr. Reed is a 58-year-old male with hypertension who presents with right knee pain for 3 weeks. He denies fever or numbness. His father had gout.
MEDICATIONS: lisinopril 20 mg daily. He stopped ibuprofen in March.
EXAM: Blood pressure 142/88 mmHg, pulse 76. Right knee with mild effusion. Left knee is normal.
RESULTS: Uric acid 8.4 mg/dL. X-ray of the right knee shows no fracture. Findings are suspicious for gout.
PLAN: We will order an MRI of the right knee. Start naproxen 500 mg twice daily. He declined a joint injection.`

export type FaithfulCase = {
  readonly rule: string
  readonly source: string
  readonly fires: readonly string[]
  readonly quiet: readonly string[]
}

const prescription = `刘某 女 52岁
腰痛伴左下肢麻木2年，加重伴双下肢无力1月。术后改用双氯芬酸，因胃痛停用。
独活寄生汤加减：独活9g 秦艽10g 防风9g
5剂，水煎服。手术患者表示考虑后再定。转骨科门诊。`
const imaging = `Ultrasound: the mass was 0.4 by 2.0 by 3.0 centimeters, seen on 01/20/2020.
Initially doxycycline 100 mg OD, stopped on day 2 after vomiting. Plan: urology clinic in 2 weeks. Asthma so caution with labetalol.`

export const faithfulCases: readonly FaithfulCase[] = [
  {
    rule: 'F1',
    source: prescription,
    fires: ['腰痛伴左下肢麻木2月，加重1月。', '腰痛1个月，加重伴双下肢无力1月。', '独活寄生汤加减，7剂。'],
    quiet: ['腰痛伴左下肢麻木2年，加重1月。', '予独活寄生汤加减，治疗5剂。', '独活9g。'],
  },
  {
    rule: 'F1',
    source: imaging,
    fires: ['The mass was 0.4 by 20 by 3.0 cm.', 'The mass was 0.4 by 2.0 by 2.0 cm.', 'Doxycycline 200 mg OD.'],
    quiet: ['The mass measured 0.4 x 2.0 x 3.0 cm.', 'Mass 0.4 by 2.0 by 3.0 centimeters.', 'Doxycycline 100 mg OD.'],
  },
  {
    rule: 'F2',
    source:
      '类风湿关节炎复诊。甲氨蝶呤本周停1次，2周后复查。RAI: wants, not now - young daughter at home; surgery declined. NEC not diagnosed. Follows commands.',
    fires: ['甲氨蝶呤每周停1次。', 'NEC.', 'Inability to follow commands.'],
    quiet: ['甲氨蝶呤本周停1次。', 'Surgery declined.', 'Follows commands.'],
  },
  {
    rule: 'F1',
    source: '患者左股骨颈骨折入院第2天，16时15分起疼痛3天。呕吐1次，量150ml，04:30，胆汁样。',
    fires: ['左股骨颈骨折2天。', '住院2天。', '05:30呕吐胆汁样液。'],
    quiet: ['左股骨颈骨折入院第2天。', '疼痛3天。', '04:30呕吐胆汁样液。'],
  },
  {
    rule: 'F7',
    source: imaging,
    fires: ['Continue doxycycline 100 mg OD.', 'She takes doxycycline.', 'Doxycycline was continued.'],
    quiet: ['Initial treatment consisted of doxycycline.', 'Doxycycline was stopped.', 'Doxycycline 100 mg, stopped on day 2.'],
  },
  {
    rule: 'F7',
    source: prescription,
    fires: ['已行手术。', '继续双氯芬酸治疗。', '目前口服双氯芬酸。'],
    quiet: ['患者表示考虑后再定手术。', '双氯芬酸已停用。', '起初用双氯芬酸。'],
  },
  {
    rule: 'F0',
    source: imaging,
    fires: ['Follow up with a psychiatrist.', 'Follow up with a dermatologist.', 'Asthma requires intubation.'],
    quiet: ['Follow up with a urologist in 2 weeks.', 'Asthma requires caution with labetalol.', 'Urology clinic in 2 weeks.'],
  },
  {
    rule: 'F0',
    source: prescription,
    fires: ['王女士腰痛2年。', '刘女士头痛2年。', '刘女士伴咯血。'],
    quiet: ['刘女士腰痛2年。', '刘某腰痛2年。', '患者腰痛2年。'],
  },
  {
    rule: 'F0',
    source: record,
    fires: ['诊断：肝硬化。', '建议行血液透析治疗。', '予高压氧舱治疗。'],
    quiet: ['咳嗽、咳痰3年，加重5天。', '有高血压病史10年。', '拟行支气管镜检查。'],
  },
  {
    rule: 'F0',
    source: english,
    fires: ['Diagnosis: lupus.', 'He was referred to acupuncture.', 'A cast was applied.'],
    quiet: ['Right knee pain for 3 weeks.', 'He has HTN.', 'Right knee with mild effusion.'],
  },
  {
    rule: 'F1',
    source: record,
    fires: ['血压 168/86mmHg。', '口服氨氯地平50mg qd。', '血糖 12.6mmol/L。', 'CRP 48g/L。', 'BP 86/148mmHg。'],
    quiet: ['血压148/86mmHg。', 'ＷＢＣ １２.６×１０^９/L。', '氨氯地平 0.005g 每日一次。'],
  },
  {
    rule: 'F1',
    source: english,
    fires: ['Lisinopril 200 mg daily.', 'Uric acid 4.8 mg/dL.', 'Knee pain for 3 days.'],
    quiet: ['Lisinopril 20 mg daily.', 'Blood pressure was 142/88.', 'Pain in the right knee for three weeks.'],
  },
  {
    rule: 'F2',
    source: record,
    fires: ['有糖尿病。', '伴胸痛、咯血。', '双下肢可见水肿。', '心界大。'],
    quiet: ['无胸痛及咯血。', '否认冠心病、糖尿病。', '心界不大，双下肢无水肿。'],
  },
  {
    rule: 'F2',
    source: english,
    fires: ['He reports fever and numbness.', 'X-ray of the right knee shows a fracture.', 'He has had gout.'],
    quiet: ['He denies numbness.', 'X-ray of the right knee shows no fracture.', 'His father had gout.'],
  },
  {
    rule: 'F3',
    source: record,
    fires: ['右下肺可闻及湿啰音。', '右肺下叶斑片影。', '左肺上叶斑片影。'],
    quiet: ['左下肺可闻及湿啰音。', '左肺下叶斑片影。', '两下肢无水肿。'],
  },
  {
    rule: 'F3',
    source: english,
    fires: ['Left knee pain for 3 weeks.', 'MRI of the left knee.', 'Bilateral knee with mild effusion.'],
    quiet: ['Right knee pain.', 'Left knee is normal.', 'Mild effusion of the right knee.'],
  },
  {
    rule: 'F4',
    source: record,
    fires: ['口服硝苯地平5mg qd。', '予头孢他啶2g静滴。', '予左氧氟沙星口服。'],
    quiet: ['口服氨氯地平（络活喜）5mg。', '予头孢曲松静滴。', '口服阿莫西林无好转。'],
  },
  {
    rule: 'F4',
    source: english,
    fires: ['Start warfarin 5 mg.', 'He takes losartan 20 mg daily.', 'Start naltrexone 500 mg twice daily.'],
    quiet: ['He takes lisinopril.', 'Zestril 20 mg daily.', 'Start Naprosyn 500 mg twice daily.'],
  },
  {
    rule: 'F4',
    source: 'Blood loss 10 ml. Post op: paracetamol 1 g QDS + codeine 30 mg QDS prn. 术后：对乙酰氨基酚1g口服，可待因30mg口服。引流10ml。',
    fires: ['10 ml 1 g paracetamol QDS.', '30 mg paracetamol QDS; 1 g codeine QDS.', '10ml 1g对乙酰氨基酚口服。'],
    quiet: ['1 g paracetamol QDS; 30 mg codeine QDS prn.', 'Codeine 30 mg, paracetamol 1 g.', '30mg可待因口服，1g对乙酰氨基酚口服。'],
  },
  {
    rule: 'F1',
    source: 'Post op: paracetamol 1 g QDS + codeine 30 mg QDS prn x5 days. Blood loss 10 ml.',
    fires: ['10 ml paracetamol QDS.', 'paracetamol 10 ml QDS.', '3 g paracetamol QDS.'],
    quiet: ['1 g paracetamol QDS; 30 mg codeine QDS prn.', '30 mg of codeine, 1 g of paracetamol.', 'Blood loss 10 ml.'],
  },
  {
    rule: 'F5',
    source: '诊断：心房颤动，甲状腺功能减退症，高血压病。',
    fires: ['诊断：房间隔缺损，心房扑动。', '甲状腺功能亢进症。', '诊断：高血糖症，高血脂病，肺动脉高压。'],
    quiet: ['房颤。', '甲减。', '高血压。'],
  },
  {
    rule: 'F6',
    source: record,
    fires: ['胸部CT诊断为肺炎。', '确诊肺炎。', '疑似高血压。'],
    quiet: ['考虑肺炎。', '结核待排。', '高血压病史10年。'],
  },
  {
    rule: 'F6',
    source: english,
    fires: ['Findings confirmed gout.', 'The findings show gout.', 'Right knee with possible mild effusion.'],
    quiet: ['Findings are suspicious for gout.', 'Mild effusion.', 'Findings are concerning for gout.'],
  },
  {
    rule: 'F7',
    source: record,
    fires: ['已行支气管镜检查。', '患者住院治疗，行支气管镜检查。', '患者停用氨氯地平。'],
    quiet: ['拟行支气管镜检查。', '患者拒绝住院。', '予头孢曲松静滴。'],
  },
  {
    rule: 'F7',
    source: english,
    fires: ['MRI of the right knee was completed.', 'He received a joint injection.', 'He takes ibuprofen.'],
    quiet: ['We will order an MRI of the right knee.', 'He declined a joint injection.', 'He stopped ibuprofen.'],
  },
  {
    rule: 'F9',
    source: record,
    fires: ['肾功能正常。', '心电图未见异常。', '血糖正常。'],
    quiet: ['肝功能正常。', '右肺呼吸音清。', '肝功能未见异常。'],
  },
  {
    rule: 'F9',
    source: english,
    fires: ['Kidney function is normal.', 'EKG is unremarkable.', 'Right knee is normal.'],
    quiet: ['Left knee is normal.', 'The left knee is unremarkable.', 'X-ray shows no fracture.'],
  },
]
