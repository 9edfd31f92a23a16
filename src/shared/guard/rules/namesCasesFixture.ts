import type { FaithfulCase } from './faithfulCasesFixture.ts'

/** One thing under two names: what the record has by a short form, in another spelling or by a synonym, and what only looks like it. */
const chinese = `既往DM 8年，PPI长期口服。母亲SLE。左下肢肌力减退，右侧偏身感觉下降。
查：Mg 0.66mmol/L，肾区无叩痛，RML见斑片影。间接胆红素 28μmol/L。
处理：予NS 500ml静滴，氧疗。`

const english = `PMH: IHD, iron deficiency anaemia, NHL 2015 (resolved). Mother SLE. On PPI and GTN.
O/E: diminished breath sounds R base, tender LIF. K 5.4, urea 21. LV thrombus on echo. No DVT.
Plan: NS 500 ml IV given. RRT if K >6.5. USS abdomen. N&V - antiemetic.`

const british = `ED. 49M, 5/7 sore throat, 2/7 trismus, cough for a fortnight. VA 6/12 left. PMH hypothyroid.
Headaches lasting between 12 and 36 hours, on 9 or 10 days each month.
Plan: antibiotics 7/7. Review 6/52.`

export const namesCases: readonly FaithfulCase[] = [
  {
    rule: 'F0',
    source: chinese,
    fires: ['甲状腺功能亢进症。', '肝脏增大，质硬。', '行肾穿刺活检术。'],
    quiet: ['糖尿病8年。', '长期口服质子泵抑制剂。', '予氧气治疗。', '肾脏无叩痛。'],
  },
  { rule: 'F4', source: chinese, fires: ['予葡萄糖注射液500ml静滴。'], quiet: ['予生理盐水500ml静滴。'] },
  {
    rule: 'F2',
    source: chinese,
    fires: ['患者有系统性红斑狼疮。', '左下肢肌力未减退。', '肾区有叩痛。'],
    quiet: ['母亲患系统性红斑狼疮。', '左下肢肌力下降。', '非结合胆红素28μmol/L。'],
  },
  { rule: 'F3', source: chinese, fires: ['左肺中叶见斑片影。'], quiet: ['右肺中叶见斑片影。'] },
  {
    rule: 'F0',
    source: english,
    fires: ['Ulcerative colitis.', 'Renal biopsy was performed.', 'Bronchoscopy with lavage.'],
    quiet: [
      'Ischaemic heart disease.',
      'Ischemic heart disease and iron deficiency anemia.',
      'Renal replacement therapy if K >6.5.',
      'Nausea and vomiting.',
    ],
  },
  {
    rule: 'F4',
    source: english,
    fires: ['Dextrose 500 ml IV given.', 'On isosorbide mononitrate.'],
    quiet: ['Normal saline 500 ml IV given.', 'On glyceryl trinitrate and a proton pump inhibitor.'],
  },
  {
    rule: 'F2',
    source: english,
    fires: ['Patient has systemic lupus erythematosus.', 'Deep vein thrombosis.', 'No iron deficiency anemia.'],
    quiet: ['Previous non-Hodgkin lymphoma, resolved.', 'Decreased breath sounds at the right base.', 'No deep vein thrombosis.'],
  },
  {
    rule: 'F3',
    source: english,
    fires: ['Right ventricular thrombus.', 'Tender right iliac fossa.'],
    quiet: ['Left ventricular thrombus.', 'Tender left iliac fossa.'],
  },
  {
    rule: 'F1',
    source: british,
    fires: [
      'Sore throat for 4 days.',
      'A 39-year-old man with a sore throat.',
      'A man of 39 with a sore throat.',
      'Headaches lasting 12 to 46 hours.',
      'Review in 4 weeks.',
    ],
    quiet: [
      'Sore throat for 5 days, trismus for 2 days.',
      'A man of 49 with a sore throat.',
      'Cough for two weeks.',
      'Headaches lasting 12 to 36 hours on 9 to 10 days each month.',
      'Antibiotics for 7 days.',
      'Review in 6 weeks.',
    ],
  },
  { rule: 'F0', source: british, fires: ['Hyperthyroidism.'], quiet: ['Hypothyroidism.'] },
]
