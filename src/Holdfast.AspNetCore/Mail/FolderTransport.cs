using Holdfast.Mail;
using MimeKit;

namespace Holdfast.AspNetCore.Mail;

/// <summary>
/// Drops letters into a folder, one file each, named by the mail's id. A file is whole when it appears, and only its owner may read it.
/// </summary>
sealed class FolderTransport(string folder, MessageFormat format) : IMailTransport
{
    public async Task<Delivery> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (!format.TryMake(letter, out var made))
            return Delivery.Never("the address takes no mail");
        using var message = made;
        try
        {
            await DropAsync(message, letter.Id, cancellationToken).ConfigureAwait(false);
            return Delivery.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Delivery.Later("the folder cannot be written: " + failure.GetType().Name);
        }
    }

    async Task DropAsync(MimeMessage message, MailId id, CancellationToken cancellationToken)
    {
        var whole = Path.Combine(folder, id + ".eml");
        var part = whole + ".part";
        // What an attempt that was interrupted left may have other permissions.
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(part, options);
        await using (file.ConfigureAwait(false))
            await message.WriteToAsync(MessageFormat.OptionsFor(message), file, cancellationToken).ConfigureAwait(false);
        File.Move(part, whole, overwrite: true);
    }
}
