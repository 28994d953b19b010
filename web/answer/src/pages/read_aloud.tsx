import { Component } from "preact";
import { lateTexts } from "../locale/late";
import { chosenLanguage } from "../locale/locale";
import { Icon } from "../look/icons";
import type { KeptSheet } from "../sheet/kept_sheet";

const sound = "M4 9v6h4l4 3V6L8 9ZM16 9a4 4 0 010 6M18 6a8 8 0 010 12";
const stop = "M7 7h10v10H7Z";
const speech = window.speechSynthesis as SpeechSynthesis | undefined;

function voiceNow(): SpeechSynthesisVoice | undefined {
  return speech && speech.getVoices().find(({ lang }) => lang.slice(0, 2) === chosenLanguage().slice(0, 2));
}

/** The pages around the items, for those who have the items read aloud. */
export function Spoken({ sheet, words, quiet }: { sheet?: KeptSheet; words: string[]; quiet?: boolean }) {
  return sheet && sheet.read_aloud ? <ReadAloud key={words[0]} at_once={!quiet} words={words} /> : null;
}

/** Reads the item aloud, offered only where the device has a voice for the language; at once for young children. */
export class ReadAloud extends Component<{ words: string[]; at_once?: boolean }, { speaking?: boolean }> {
  private begun = !this.props.at_once;

  componentDidMount(): void {
    if (speech) speech.onvoiceschanged = this.begin;
    this.begin();
  }
  private begin = (): void => {
    const voice = voiceNow();
    if (voice && !this.begun) {
      this.begun = true;
      this.toggle(voice);
    } else this.setState({});
  };
  componentWillUnmount(): void {
    if (!speech) return;
    speech.onvoiceschanged = null;
    speech.cancel();
  }

  private toggle(voice: SpeechSynthesisVoice): void {
    const speaking = !this.state.speaking;
    this.setState({ speaking });
    (speech as SpeechSynthesis).cancel();
    if (!speaking) return;
    const spoken = new SpeechSynthesisUtterance(this.props.words.filter(Boolean).join("。"));
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.onend = spoken.onerror = () => this.setState({ speaking: false });
    (speech as SpeechSynthesis).speak(spoken);
  }

  render() {
    const t = lateTexts();
    const speaking = this.state.speaking;
    const voice = voiceNow();
    if (!voice) return null;
    return (
      <button class="round" onClick={() => this.toggle(voice)} aria-label={speaking ? t.stop_reading : t.read_aloud}>
        <Icon path={speaking ? stop : sound} />
      </button>
    );
  }
}
