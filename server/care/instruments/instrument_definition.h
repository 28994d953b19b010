#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "psychometrics/compiled_instrument.h"

namespace rongxin::instruments {

struct ReadInstrument {
  psychometrics::CompiledInstrument compiled;
  std::string content_hash;                  ///< SHA-256 of the text with LF line ends, hexadecimal
  std::vector<psychometrics::Fault> faults;  ///< empty: may be published
};

/// Reads a definition (YAML, at most 256 KiB, no anchors) and checks it with its golden vectors.
/// Every fault has its place and a reason in Chinese and English; nothing is thrown.
ReadInstrument read_instrument(std::string_view yaml);

/// Source of instrument definitions by id; empty when there is none.
using InstrumentSource = std::function<std::string(const std::string& id)>;

}  // namespace rongxin::instruments
