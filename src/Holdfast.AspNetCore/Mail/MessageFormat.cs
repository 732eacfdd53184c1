using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Holdfast.Mail;

namespace Holdfast.AspNetCore.Mail;

/// <summary>Letters as internet messages.</summary>
sealed class MessageFormat(HoldfastOptions options)
{
    /// <summary>The message; false when the receiver's address is none that mail can be sent to. What an address would smuggle beside itself is not an address.</summary>
    public bool TryMake(Letter letter, [NotNullWhen(true)] out MailMessage? message)
    {
        message = null;
        if (!MailAddress.TryCreate(letter.To.Value, out var to) || to.Address != letter.To.Value || to.DisplayName.Length > 0)
            return false;
        var plain = Ascii.IsValid(letter.Text);
        message = new MailMessage(new MailAddress(options.Mail.From!.Trim()), to)
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Text.ReplaceLineEndings("\r\n"),
            BodyEncoding = plain ? Encoding.ASCII : Encoding.UTF8,
            BodyTransferEncoding = plain ? TransferEncoding.SevenBit : TransferEncoding.QuotedPrintable,
            IsBodyHtml = false,
        };
        message.Headers.Add("Message-ID", $"<{letter.Id}@{options.PublicUrl!.IdnHost}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return true;
    }
}
