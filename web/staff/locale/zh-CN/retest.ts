// Retests and rooms that stand out.
export const retest = {
  retest: {
    retests: "再测名单",
    lead: "这些答卷本次结果不采用，建议再测。只有心理老师看得到这一页。",
    none: "没有需要再测的答卷",
    none_next: "如果有答卷不宜采用（例如答得比读题还快），会出现在这里，每位学生最多再测一次。",
    state_waiting: "等您放开",
    state_released: "可以再测",
    state_done: "已再测",
    state_neither_used: "请留意并谈一谈",
    class_seat: "{{name}} · {{seat}} 号",
    since: "{{when}}交卷",
    campaign_closed: "这次测评已结束，不能再测，请直接和学生谈一谈",
    release: "放开再测",
    release_for: "放开再测：{{name}}",
    release_ask: "现在放开 {{name}} 再测吗？",
    release_means: "放开后，学生用原来的答题码再做一次。请先和学生说明，找一个安静的时间。",
    not_yet: "暂不",
    rooms: "值得了解一下的班级场次",
    rooms_lead: "场次结束后，系统比较了整班答卷的相同程度和用时。这里只有数目，没有学生，也不会出现在教室的大屏幕上。",
    what_to_do: "可以这样做：",
  },
};
