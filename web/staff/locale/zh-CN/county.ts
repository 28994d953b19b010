export const county = {
  live: {
    urgent: "有一件学生安全事项需要马上确认。",
    urgent_open: "去看看",
    urgent_seen: "知道了",
  },
};
