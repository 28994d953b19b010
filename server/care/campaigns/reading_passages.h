#pragma once
#include <cstddef>

#include "psychometrics/instrument.h"

namespace rongxin::campaigns {

/// What a child without consent reads instead: one short passage a page, about Fuzhou's trees and
/// seasons; nothing is asked about the child, and the choices say nothing.
const psychometrics::Text& reading_passage(std::size_t at);
const psychometrics::Text& reading_choice(std::size_t at);
const psychometrics::Text& reading_stem();

}  // namespace rongxin::campaigns
