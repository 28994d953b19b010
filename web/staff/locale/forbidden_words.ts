// What no text of the house says of a child: a diagnosis, or a level that nobody has set. Held against the texts of the
// pages (locale_test.ts) and against everything that the server says (server_texts_test.ts).
export const forbidden = {
  zh: /诊断|抑郁症|焦虑症|患者|异常|高危|风险等级|预警|筛查/,
  en: /diagnos|disorder|patient|abnormal|high[- ]risk/i,
};
