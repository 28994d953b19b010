#include "platform/normal_text.h"

#include <glib.h>

#include <algorithm>
#include <memory>

namespace rongxin {
namespace {

using Codes = std::u32string;
struct Free {
  void operator()(void* held) const { g_free(held); }
};
using Held = std::unique_ptr<gchar, Free>;

// Most cells are plain ASCII and Han: they are in normal form as they are.
bool is_plain(std::string_view text) {
  bool blank = true;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c > ' ' && c < 0x7F) {
      if (c == '[' || c == '{' || c == '<' || c == '_' || c == '`' || c == ']' || c == '}' || c == '>') return false;
      blank = false;
      ++i;
    } else if (c == ' ' && !blank && i + 1 < text.size()) {
      blank = true;
      ++i;
    } else if (c >= 0xE4 && c <= 0xE9 && i + 2 < text.size() &&
               !(c == 0xE4 && static_cast<unsigned char>(text[i + 1]) < 0xB8)) {
      blank = false;
      i += 3;
    } else {
      return false;
    }
  }
  return true;
}

Codes codes_of(const gchar* text) {
  Codes codes;
  for (; *text != '\0'; text = g_utf8_next_char(text)) codes.push_back(static_cast<char32_t>(g_utf8_get_char(text)));
  return codes;
}

std::string text_of(const Codes& codes) {
  std::string text;
  for (const char32_t code : codes) {
    gchar octets[6];
    text.append(octets, static_cast<std::size_t>(g_unichar_to_utf8(code, octets)));
  }
  return text;
}

bool is_invisible(char32_t c) {
  switch (c) {
    case 0x034F:
    case 0x115F:
    case 0x1160:
    case 0x17B4:
    case 0x17B5:
    case 0x3164:
    case 0xFFA0:
    case 0xFFFC: return true;
    default: break;
  }
  if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180F)) return true;
  return g_unichar_type(c) == G_UNICODE_FORMAT || (c >= 0x2065 && c <= 0x206F) || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_blank(char32_t c) {
  const auto type = g_unichar_type(c);
  return type == G_UNICODE_CONTROL || type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_LINE_SEPARATOR ||
         type == G_UNICODE_PARAGRAPH_SEPARATOR || c == 0x2800;
}

// "_x000D_": how a workbook writes a character that XML does not take. A real "_x" is written "_x005F_x".
void unescape(std::string& text) {
  for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + 7 > text.size() || text[at + 6] != '_' ||
        text.find_first_not_of("0123456789abcdefABCDEF", at + 2) != at + 6)
      continue;
    const auto code = static_cast<char32_t>(std::stoul(text.substr(at + 2, 4), nullptr, 16));
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    text.replace(at, 7, code == 0 || surrogate ? std::string() : text_of(Codes(1, code)));
  }
}

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

// Radicals of the supplement that stand for the character, which NFKC leaves alone; lists copied out of PDFs hold them.
char32_t whole_character(char32_t c) {
  static constexpr std::u32string_view radicals = U"⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
                                       characters = U"民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙";
  const auto at = radicals.find(c);
  return at == std::u32string_view::npos ? c : characters[at];
}

char32_t one_kind(char32_t c) {
  if (is_one_of(c, U"·•・‧∙⋅᛫⸱⸳⦁◦●⚫ᐧꞏ∘˙・･܁")) return U'·';
  if (is_one_of(c, U"[{【〔〖〘〚「『《〈⟨⦅<﹝")) return U'(';
  if (is_one_of(c, U"]}】〕〗〙〛」』》〉⟩⦆>﹞")) return U')';
  if (is_one_of(c, U"‐‑‒–—―−﹘﹣－⁃")) return U'-';
  if (is_one_of(c, U"‘’‛ʼʹ′`´＇ʻ")) return U'\'';
  return whole_character(c);
}

void collapse_blanks(Codes& codes) {
  Codes out;
  for (const char32_t c : codes)
    if (c != U' ' || (!out.empty() && out.back() != U' ')) out.push_back(c);
  if (!out.empty() && out.back() == U' ') out.pop_back();
  codes = std::move(out);
}

Codes normal_codes(std::string_view text, int deeper = 2) {
  std::string unescaped(text);
  unescape(unescaped);
  const Held valid(g_utf8_make_valid(unescaped.data(), static_cast<gssize>(unescaped.size())));
  Codes seen;
  for (const char32_t c : codes_of(valid.get()))
    if (!is_invisible(c)) seen.push_back(is_blank(c) ? U' ' : is_one_of(c, U"´˙") ? one_kind(c) : c);
  const Held composed(g_utf8_normalize(text_of(seen).c_str(), -1, G_NORMALIZE_ALL_COMPOSE));
  Codes codes = codes_of(composed.get());
  for (char32_t& c : codes) c = is_blank(c) ? U' ' : one_kind(c);
  std::erase_if(codes, is_invisible);
  collapse_blanks(codes);
  // An escape may itself have been escaped, or written in full width.
  const std::string made = text_of(codes);
  return deeper > 0 && made.find("_x") != std::string::npos ? normal_codes(made, deeper - 1) : codes;
}

bool is_han(char32_t c) {
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN || (c >= 0xE000 && c <= 0xF8FF) ||
         g_unichar_get_script(c) == G_UNICODE_SCRIPT_BOPOMOFO;
}
bool is_latin(char32_t c) {
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_LATIN || (c < 0x80 && g_ascii_isalnum(static_cast<gchar>(c)));
}

Codes name_codes(std::string_view text) {
  Codes codes = normal_codes(text), out;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const char32_t before = i > 0 ? codes[i - 1] : U' ', after = i + 1 < codes.size() ? codes[i + 1] : U' ';
    const auto joins = [](char32_t c) { return is_han(c) || is_one_of(c, U"()·.-"); };
    if (codes[i] == U' ' && (joins(before) || joins(after))) continue;
    const bool stop = codes[i] == U'.' || codes[i] == U'。';
    const bool between =
        stop && g_unichar_isalpha(before) && g_unichar_isalpha(after) && !is_latin(before) && !is_latin(after);
    const char32_t c = between ? U'·' : codes[i];
    if (c == U'·' && !out.empty() && out.back() == U'·') continue;
    out.push_back(c);
  }
  return out;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

}  // namespace

std::string normal_text(std::string_view text) {
  return is_plain(text) ? std::string(text) : text_of(normal_codes(text));
}

std::string normal_name(std::string_view text) {
  // A blank or a full stop is all that a plain text could lose here.
  if (is_plain(text) && text.find_first_of(" .") == std::string_view::npos) return std::string(text);
  return text_of(name_codes(text_of(name_codes(text))));
}

std::string normal_unit_name(std::string_view text) {
  const std::string name = normal_name(text);
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool first = out.empty() || (!is_digit(static_cast<unsigned char>(out.back())) && out.back() != '.');
    if (name[i] == '0' && first && i + 1 < name.size() && is_digit(static_cast<unsigned char>(name[i + 1]))) continue;
    out.push_back(name[i]);
  }
  return out;
}

std::string normal_number(std::string_view text) {
  std::string number = normal_text(text);
  std::erase(number, ' ');
  number.erase(0, number.find_first_not_of('\''));
  while (number.ends_with('\'')) number.pop_back();
  for (char& c : number) c = g_ascii_toupper(c);
  return number;
}

bool may_be_name(std::string_view normal) {
  // Nearly every name is three octets a character, all of the first block of Han.
  bool han = !normal.empty() && normal.size() % 3 == 0;
  for (std::size_t i = 0; han && i < normal.size(); i += 3)
    han = static_cast<unsigned char>(normal[i]) > 0xE4 && static_cast<unsigned char>(normal[i]) <= 0xE9;
  if (han) return true;
  if (g_utf8_validate(normal.data(), static_cast<gssize>(normal.size()), nullptr) == FALSE) return false;
  const auto letter = [](char32_t c) {
    const bool unknown_han =
        (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF0000 && c <= 0x10FFFD);
    return unknown_han || is_han(c) || g_unichar_isalpha(c) != FALSE || is_one_of(c, U"?□○");
  };
  bool first = true;
  for (const char32_t c : codes_of(std::string(normal).c_str())) {
    if (!letter(c) && !(first ? c == U'(' : (is_digit(c) || g_unichar_ismark(c) != FALSE || is_one_of(c, U" ·-'()."))))
      return false;
    first = false;
  }
  return !first;
}

std::string name_key(std::string_view name) {
  Codes key;
  const std::string normal = normal_name(name);
  const Held folded(g_utf8_casefold(normal.data(), static_cast<gssize>(normal.size())));
  for (const char32_t c : codes_of(folded.get()))
    if (!is_one_of(c, U" ·-'.()")) key.push_back(c);
  return text_of(key);
}

std::string unit_key(std::string_view name) {
  const std::string normal = normal_unit_name(name);
  const Held folded(g_utf8_casefold(normal.data(), static_cast<gssize>(normal.size())));
  return folded.get();
}

bool is_tidied(std::string_view written, std::string_view normal) {
  if (written == normal) return false;
  Codes codes = codes_of(Held(g_utf8_make_valid(written.data(), static_cast<gssize>(written.size()))).get());
  const auto quiet = [](char32_t c) { return is_one_of(c, U" \t\r\n\u3000'"); };
  while (!codes.empty() && quiet(codes.front())) codes.erase(codes.begin());
  while (!codes.empty() && quiet(codes.back())) codes.pop_back();
  for (char32_t& c : codes)
    if (c > 0xFF00 && c < 0xFF5F) c -= 0xFEE0;
  std::string outer = text_of(codes);
  const auto upper = [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), g_ascii_toupper);
    return text;
  };
  return upper(outer) != upper(std::string(normal));
}

}  // namespace rongxin
