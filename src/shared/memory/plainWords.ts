/**
 * Words of wording: how a thing is said, never what. A rule of style is made of these alone, so that no name and no value can ever stand in one; a
 * word that is missing here costs a rule, nothing else. General clinical Chinese and English, not the words of any one physician.
 */
const zh =
  '患者 病人 该患者 本例 患儿 患 自诉 自述 诉 主诉 ' +
  '给予 予以 予 给 服用 使用 应用 采用 运用 行 进行 施行 实施 开展 完善 完成 查 做 检查 检测 监测 测 复查 复测 复诊 随诊 随访 复评 评估 再评估 ' +
  '门诊 急诊 病房 专科 本科 我科 我院 本院 就诊 就医 来诊 来院 返院 返诊 到院 入院 住院 出院 转诊 会诊 收住 收入 ' +
  '建议 嘱 嘱其 告知 推荐 拟 拟行 拟予 计划 择期 尽早 尽快 及早 及时 立即 即刻 必要时 适时 酌情 视情况 ' +
  '定期 规律 按时 长期 继续 坚持 维持 持续 遵医嘱 规范 严格 积极 加强 密切 注意 ' +
  '出现 发生 发作 表现 表现为 感 感到 感觉 自觉 觉 有 存在 伴 伴有 并 并有 并伴 合并 及 和 与 以及 同时 且 兼 或 ' +
  '目前 现 现在 当前 此次 本次 今 近 近期 近日 此后 其后 之后 以后 随后 后 前 时 期间 其间 中 内 间 ' +
  '明显 显著 较前 较 稍 略 均 皆 都 已 仍 尚 又 再 再次 反复 间断 阵发 进行性 逐渐 逐步 ' +
  '缓解 减轻 好转 改善 加重 加剧 稳定 平稳 可 尚可 欠佳 情况 病情 病程 症状 体征 状况 变化 不适 不适时 ' +
  '治疗 诊治 诊疗 处理 处置 药物 用药 方案 疗法 措施 对症 支持 对症支持 对症处理 干预 管理 控制 调整 ' +
  '诊断 诊断为 诊为 考虑 考虑为 提示 示 显示 可见 见 未见 结果 报告 回报 ' +
  '为 是 系 呈 属 的 了 之 其 于 在 至 到 由 以 将 被 把 因 由于 所致 导致 引起 每次 每 约 大约 左右 ' +
  '饮食 休息 活动 劳累 情绪 戒烟 限酒 戒酒 清淡 低盐 低脂 健康 生活方式 宣教 教育 避免 保持 适当 充分 ' +
  '等 等等 另 另外 此外 其中 余 共 共计 进一步 相关 上述 以上 一般 常规 综合 ' +
  '天 日 周 月 年 小时 余天 个月 后复查 随诊复查'
const en =
  'patient pt the a an of and with for to in on at by is was are were has had reports reported complains presents presenting ' +
  'give given start started continue continued take takes taken use used perform performed obtain check recheck review follow follow-up followup ' +
  'clinic outpatient return visit recommend recommended advise advised plan planned please then also currently today now regularly daily routine as ' +
  'needed directed treatment therapy management medication medications symptoms condition stable if worse any'

const zhWords = new Set(zh.split(' '))
const enWords = new Set(en.split(' '))
const longestZh = Math.max(...[...zhWords].map((word) => word.length))

export const isPlainWord = (word: string) => zhWords.has(word) || enWords.has(word.toLowerCase())

/** The longest plain Chinese word that stands at `at`, its length in UTF-16 units; 0 for none. */
export function plainWordAt(text: string, at: number): number {
  for (let length = Math.min(longestZh, text.length - at); length > 0; length--) if (zhWords.has(text.slice(at, at + length))) return length
  return 0
}
