#include "consent/consent_texts.h"

namespace rongxin::consent {
namespace {

constexpr const char* since = "2026-01-01";

ConsentText screening_guardian() {
  return {"screening",
          "guardian",
          1,
          since,
          "孩子的心理健康测评，想先问问您",
          "A wellbeing questionnaire: we would like to ask you first",
          "学校想请孩子填一份问卷，大约十分钟。不是考试，没有对错，也不排名。\n"
          "问什么：最近的心情、睡眠、学习，还有和别人相处得怎么样，也会问有没有过伤害自己的念头。问这个不会让孩子去想，"
          "只会让我们早点帮上忙。\n"
          "谁会看：学校的心理老师；学校请区县心理辅导中心帮忙时，还有中心的老师。班主任、同学和别的家长看不到。\n"
          "只有一种例外：我们担心孩子的安全时，会马上请一位能到孩子身边的大人，也会告诉您。\n"
          "用来做什么：看看孩子需不需要有人聊一聊。不用于升学、评奖和分班。\n"
          "不同意会怎样：什么都不会少。孩子照样上课，想找心理老师时随时可以去。我们尽量不让别人看出谁没有参加。\n"
          "以后想改主意：再扫同一张纸条上的码，就可以改。",
          "The school would like your child to fill in a questionnaire of about ten minutes. It is not a test; nothing "
          "is right or wrong, and nobody is ranked.\n"
          "What it asks: how your child has been feeling, sleeping, learning and getting along with others lately, and "
          "whether there have been thoughts of self-harm. Asking does not put them there; it lets us help early.\n"
          "Who reads it: the school psychologist and, where the school asks the county counselling centre to help, the "
          "staff of the centre. Class teachers, classmates and other parents do not.\n"
          "One exception: when we fear for your child's safety we ask an adult who can be with your child at once, and "
          "tell you.\n"
          "What it is for: to see whether your child would like somebody to talk to. Never for admission, awards or "
          "sorting into classes.\n"
          "If you say no: your child misses nothing. Lessons go on, and the psychologist is there for your child as "
          "before. We do what we can so that nobody can tell who did not take part.\n"
          "If you change your mind: scan the code on the same slip again.",
          ""};
}

ConsentText screening_child() {
  return {"screening",
          "child",
          1,
          since,
          "参加不参加，由你决定",
          "Taking part is up to you",
          "参加不参加由你自己决定。愿意就点“是我，开始”，不愿意就点“不想参加”，不会有人责怪你。",
          "Whether you take part is up to you. If you would like to, start; if not, say that you would rather not. "
          "Nobody will blame you.",
          ""};
}

ConsentText other(const char* purpose, const char* title_zh, const char* title_en, const char* body_zh,
                  const char* body_en) {
  return {purpose, "guardian", 1, since, title_zh, title_en, body_zh, body_en, ""};
}

}  // namespace

std::vector<ConsentText> shipped_texts() {
  return {screening_guardian(), screening_child(),
          other("file", "为孩子建一份成长档案", "Keeping a file for your child",
                "学校想把和孩子的谈话、帮助过的事记在一份档案里，方便以后接着帮。\n谁会看：学校的心理老师和帮扶小组里的"
                "老师，每次查看都有记录。\n不同意会怎样：孩子需要时照样得到帮助，只是不另外建档。",
                "The school would like to note talks and help in a file, so that later help can build on it.\n"
                "Who reads it: the school psychologist and the teachers in your child's team; every look is "
                "logged.\nIf you say no: your child is helped all the same, only no file is kept."),
          other("hand_over", "把档案交给新学校", "Passing the file to the new school",
                "孩子转学或升学后，新学校的心理老师可以接着帮。\n交什么：您先看到清单，同意的部分才交。\n不同意会怎样："
                "只告诉新学校“请多关心”，不交内容。",
                "After a change of school the new psychologist can go on helping.\n"
                "What is passed on: you see the list first, and only what you agree to goes.\nIf you say no: the new "
                "school is only asked to take care, without any content."),
          other("referral", "转介到医院", "Referral to a hospital",
                "学校建议带孩子去医院看一看，并把必要的情况告诉医生。\n告诉医生什么：只有看病用得上的部分，您会看到那张"
                "单子。\n不同意会怎样：您可以自己带孩子就医；有生命危险时，学校会先保护孩子的安全。",
                "The school suggests that your child sees a doctor, and would tell the doctor what is needed.\n"
                "What the doctor is told: only what helps the visit; you see the slip.\nIf you say no: you can see a "
                "doctor yourselves. In danger to life the school protects your child first.")};
}

}  // namespace rongxin::consent
