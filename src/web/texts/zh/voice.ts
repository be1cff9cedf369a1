/** 心声。 */
export const voice = {
  'voice.title': '客户的心声',
  'voice.titleSore': '最让客户难受的是「{touchpoint}」',
  'voice.titleNone': '还没有听到客户的声音',
  'voice.lead': '读了 {texts} 段话，来自 {share} 的客户；没开口的人未必这样想。截至{day}。',
  'voice.leadNone': '导入对话或评价之后，这里会显示每个环节、每种商品让人高兴还是难受。',
  'voice.touchpoints': '各个环节',
  'voice.products': '各种商品',
  'voice.scale': '点是估计，横条是 80% 区间',
  'voice.subject': '名称',
  'voice.texts': '段数',
  'voice.emotions': '情绪构成',
  'voice.interval': '80% 区间 {low} 到 {high}',
  'voice.emotionShare': '{emotion} {share}',
  'voice.shownSome': '列出最低和最高的 {shown} 种，共 {total} 种。',
} as const;
