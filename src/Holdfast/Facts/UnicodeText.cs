using System.Text;

namespace Holdfast.Facts;

/// <summary>What texts from outside need before they are compared or measured.</summary>
static class UnicodeText
{
    /// <summary>
    /// Whether this process can normalise at all. Under the setting InvariantGlobalization the runtime gives every text back as it is.
    /// </summary>
    public static bool CanNormalize => "e\u0301".Normalize(NormalizationForm.FormC) == "\u00e9";

    extension(string text)
    {
        /// <summary>Whether every surrogate has its partner.</summary>
        public bool IsWellFormed
        {
            get
            {
                for (var i = 0; i < text.Length; i++)
                {
                    if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                        i++;
                    else if (char.IsSurrogate(text[i]))
                        return false;
                }
                return true;
            }
        }
    }
}
