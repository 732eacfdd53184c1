using System.Net.Mail;
using Holdfast.Mail;

namespace Holdfast.AspNetCore.Mail;

/// <summary>
/// Drops letters into a folder, one file each, named by the mail's id. A file is whole when it appears, and only its owner may read it.
/// </summary>
sealed class FolderTransport(string folder, MessageFormat format) : IMailTransport
{
    public Task<Delivery> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (!format.TryMake(letter, out var made))
            return Task.FromResult(Delivery.Never("the address takes no mail"));
        using var message = made;
        try
        {
            Drop(message, letter.Id);
            return Task.FromResult(Delivery.Done);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SmtpException)
        {
            return Task.FromResult(Delivery.Later("the folder cannot be written: " + failure.GetType().Name));
        }
    }

    void Drop(MailMessage message, MailId id)
    {
        var draft = Directory.CreateTempSubdirectory("holdfast-mail-").FullName;
        try
        {
            using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = draft })
                client.Send(message);
            var written = Directory.GetFiles(draft).Single();
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(written, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var whole = Path.Combine(folder, id + ".eml");
            File.Copy(written, whole + ".part", overwrite: true);
            File.Move(whole + ".part", whole, overwrite: true);
        }
        finally
        {
            Directory.Delete(draft, recursive: true);
        }
    }
}
