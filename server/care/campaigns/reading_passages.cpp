#include "campaigns/reading_passages.h"

#include <array>

namespace rongxin::campaigns {

using psychometrics::Text;

const Text& reading_passage(std::size_t at) {
  static const std::array<Text, 10> passages{{
      {{"zh-CN", "福州又叫榕城。一棵老榕树的树冠，可以遮住半个操场。"},
       {"en", "Fuzhou is called the city of banyans. The crown of one old tree can shade half a playground."}},
      {{"zh-CN", "榕树的气根垂到地面，会慢慢长成新的树干，所以人们说“独木成林”。"},
       {"en",
        "Its hanging roots reach the ground and slowly become new trunks, so people say that one tree makes a "
        "forest."}},
      {{"zh-CN", "春天，乌山上的花先开；站在山顶，可以看见闽江绕过城市。"},
       {"en",
        "In spring the flowers on Wushan open first; from its top you can see the river Min curve around the city."}},
      {{"zh-CN", "茉莉花在傍晚香气最浓，做花茶的人总是在夜里忙碌。"},
       {"en", "Jasmine smells strongest in the evening, so those who make jasmine tea work at night."}},
      {{"zh-CN", "三坊七巷的墙叫“马鞍墙”，两头翘起，能挡住邻家的火。"},
       {"en", "The walls of Three Lanes and Seven Alleys rise like saddles and keep a neighbour's fire away."}},
      {{"zh-CN", "候鸟每年冬天飞到闽江口的湿地，有的从很远的北方来。"},
       {"en", "Every winter birds fly to the wetlands at the mouth of the Min, some of them from the far north."}},
      {{"zh-CN", "平潭的石头房子用花岗岩砌成，屋顶压着石块，不怕台风。"},
       {"en", "Houses on Pingtan are built of granite, with stones on the roof against the typhoons."}},
      {{"zh-CN", "鼓山的登山道有两千多级台阶，早晨常有人边走边唱歌。"},
       {"en", "The path up Gushan has more than two thousand steps; in the morning people sing as they climb."}},
      {{"zh-CN", "永泰的李子在六月成熟，青的酸，红的甜。"},
       {"en", "The plums of Yongtai ripen in June: the green ones are sour, the red ones sweet."}},
      {{"zh-CN", "下雨天，雨点落在榕树叶上，声音比落在伞上轻得多。"},
       {"en", "When it rains, drops on banyan leaves sound much softer than on an umbrella."}},
  }};
  return passages[at % passages.size()];
}

const Text& reading_choice(std::size_t at) {
  static const std::array<Text, 4> choices{{
      {{"zh-CN", "读完了"}, {"en", "I have read it"}},
      {{"zh-CN", "读完了，我知道这个"}, {"en", "I have read it and knew this"}},
      {{"zh-CN", "读完了，我不知道这个"}, {"en", "I have read it and did not know this"}},
      {{"zh-CN", "读完了，想知道更多"}, {"en", "I have read it and want to know more"}},
  }};
  return choices[at % choices.size()];
}

const Text& reading_stem() {
  static const Text stem{{"zh-CN", "请读下面这段话，读完后选一项。"},
                         {"en", "Please read the passage below, then choose."}};
  return stem;
}

}  // namespace rongxin::campaigns
