import type { Rule } from '../rule.ts'
import { a1Present } from './a1Present.ts'
import { a2Length } from './a2Length.ts'
import { a3SymptomTime } from './a3SymptomTime.ts'
import { a4NoDiagnosis } from './a4NoDiagnosis.ts'
import { a5Symptoms } from './a5Symptoms.ts'
import { a6Order } from './a6Order.ts'
import { a7Vague } from './a7Vague.ts'
import { a8Agrees } from './a8Agrees.ts'
import { b1Present } from './b1Present.ts'
import { b2MainFirst } from './b2MainFirst.ts'
import { b3InRecord } from './b3InRecord.ts'
import { b4Names } from './b4Names.ts'
import { d1AdmissionDate } from './d1AdmissionDate.ts'
import { d2DischargeDate } from './d2DischargeDate.ts'
import { d3ConditionOnAdmission } from './d3ConditionOnAdmission.ts'
import { d4AdmissionDiagnosis } from './d4AdmissionDiagnosis.ts'
import { d5HospitalCourse } from './d5HospitalCourse.ts'
import { d6DischargeDiagnosis } from './d6DischargeDiagnosis.ts'
import { d7ConditionOnDischarge } from './d7ConditionOnDischarge.ts'
import { d8DischargeOrders } from './d8DischargeOrders.ts'
import { d9Signature } from './d9Signature.ts'
import { f0Support } from './f0Support.ts'
import { f10Times } from './f10Times.ts'
import { f11Allergies } from './f11Allergies.ts'
import { f12Form } from './f12Form.ts'
import { f13Units } from './f13Units.ts'
import { f14Plausible } from './f14Plausible.ts'
import { f1Values } from './f1Values.ts'
import { f2Negation } from './f2Negation.ts'
import { f3Side } from './f3Side.ts'
import { f4Drugs } from './f4Drugs.ts'
import { f5Diagnoses } from './f5Diagnoses.ts'
import { f6Certainty } from './f6Certainty.ts'
import { f7Status } from './f7Status.ts'
import { f8Abbreviations } from './f8Abbreviations.ts'
import { f9Normality } from './f9Normality.ts'
import { h1Onset } from './h1Onset.ts'
import { h2Symptoms } from './h2Symptoms.ts'
import { h3Accompanying } from './h3Accompanying.ts'
import { h4Course } from './h4Course.ts'
import { h5GeneralState } from './h5GeneralState.ts'
import { p1Present } from './p1Present.ts'
import { p2Traceable } from './p2Traceable.ts'
import { p3FollowUp } from './p3FollowUp.ts'
import { p4Status } from './p4Status.ts'
import { p5Allergies } from './p5Allergies.ts'

/** Every rule of the design page by its id; D1–D9 are the nine items of a discharge record, H1–H5 the five parts of a present illness. */
export const ruleIds = [
  'F0',
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
  'F6',
  'F7',
  'F8',
  'F9',
  'F10',
  'F11',
  'F12',
  'F13',
  'F14',
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'A6',
  'A7',
  'A8',
  'B1',
  'B2',
  'B3',
  'B4',
  'P1',
  'P2',
  'P3',
  'P4',
  'P5',
  'D1',
  'D2',
  'D3',
  'D4',
  'D5',
  'D6',
  'D7',
  'D8',
  'D9',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
] as const

export const rules: readonly Rule[] = [
  f0Support,
  f1Values,
  f2Negation,
  f3Side,
  f4Drugs,
  f5Diagnoses,
  f6Certainty,
  f7Status,
  f8Abbreviations,
  f9Normality,
  f10Times,
  f11Allergies,
  f12Form,
  f13Units,
  f14Plausible,
  a1Present,
  a2Length,
  a3SymptomTime,
  a4NoDiagnosis,
  a5Symptoms,
  a6Order,
  a7Vague,
  a8Agrees,
  b1Present,
  b2MainFirst,
  b3InRecord,
  b4Names,
  p1Present,
  p2Traceable,
  p3FollowUp,
  p4Status,
  p5Allergies,
  d1AdmissionDate,
  d2DischargeDate,
  d3ConditionOnAdmission,
  d4AdmissionDiagnosis,
  d5HospitalCourse,
  d6DischargeDiagnosis,
  d7ConditionOnDischarge,
  d8DischargeOrders,
  d9Signature,
  h1Onset,
  h2Symptoms,
  h3Accompanying,
  h4Course,
  h5GeneralState,
]

/** Stops the program where a rule of the list has no implementation, or two: an empty rule that reports nothing is worse than none. */
export function requireAllRules(list: readonly Rule[] = rules): void {
  for (const id of ruleIds) {
    const count = list.filter((rule) => rule.id === id).length
    if (count !== 1) throw new Error(`the guard's rule ${id} has ${String(count)} implementations`)
  }
}
