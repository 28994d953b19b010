#include "answering/seat_proof.h"

#include <algorithm>
#include <array>

#include "platform/crypto.h"

namespace rongxin::answering {
namespace {

constexpr std::size_t choices = 6;
constexpr std::array<std::string_view, 48> common = {
    "子", "雨", "梓", "浩", "思", "宇", "欣", "嘉", "俊", "诗", "晨", "佳", "明", "一", "文", "雅",
    "泽", "可", "家", "若", "志", "语", "天", "晓", "建", "心", "博", "芷", "永", "婉", "立", "静",
    "海", "小", "国", "丽", "伟", "美", "德", "秀", "春", "玉", "成", "慧", "东", "云", "书", "清"};

std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> out;
  for (const char one : text) {
    if (out.empty() || (static_cast<unsigned char>(one) & 0xC0) != 0x80) out.emplace_back();
    out.back() += one;
  }
  return out;
}

// First what belongs in other names of the class: of six where five are common characters, the sixth would be the right
// one.
std::vector<std::string> from_beside(const std::string& right, const std::vector<std::string>& names_beside) {
  std::vector<std::string> all;
  for (const auto& name : names_beside)
    if (const std::string gap = name_gap(name); !gap.empty() && (gap.size() > 1) == (right.size() > 1) &&
                                                gap != right && std::ranges::find(all, gap) == all.end())
      all.push_back(gap);
  return all;
}

std::vector<std::string> common_beside(const std::string& right) {
  std::vector<std::string> all;
  if (right.size() > 1)
    for (const auto one : common) all.emplace_back(one);
  else
    for (char one = 'a'; one <= 'z'; ++one)
      all.emplace_back(1, right[0] >= 'A' && right[0] <= 'Z' ? static_cast<char>(one - 'a' + 'A') : one);
  std::erase(all, right);
  return all;
}

}  // namespace

std::string masked_name(std::string_view name) {
  const auto all = characters(name);
  if (all.size() < 2) return "＊";
  return all.front() + "＊" + (all.size() > 2 ? all.back() : "");
}

std::string name_gap(std::string_view name) {
  const auto all = characters(name);
  return all.size() < 2 ? "" : all[1];
}

std::vector<std::string> gap_choices(const Key& key, std::string_view name, std::string_view about,
                                     const std::vector<std::string>& names_beside) {
  const std::string right = name_gap(name);
  if (right.empty()) return {};
  const auto place_of = [&](const std::string& one, const char* what) {
    const Digest digest =
        CryptoProvider::standard().mac(key, std::string("seat ") + what + "/" + std::string(about) + "/" + one);
    return std::string(view(digest));
  };
  const auto by_decoy = [&](const std::string& one) { return place_of(one, "decoy"); };
  auto all = from_beside(right, names_beside);
  std::ranges::sort(all, {}, by_decoy);
  auto common_ones = common_beside(right);
  std::ranges::sort(common_ones, {}, by_decoy);
  for (const auto& one : common_ones)
    if (all.size() < choices - 1 && std::ranges::find(all, one) == all.end()) all.push_back(one);
  all.resize(choices - 1);
  all.push_back(right);
  std::ranges::sort(all, {}, [&](const std::string& one) { return place_of(one, "order"); });
  return all;
}

}  // namespace rongxin::answering
