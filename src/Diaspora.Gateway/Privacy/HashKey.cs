using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Diaspora.Gateway.Privacy;

/// <summary>
/// The 32 random bytes in <c>hash.key</c> from which all keyed hashes and the session key come. They never change: a new key finds nobody.
/// </summary>
internal sealed class HashKey
{
    /// <summary>Name of the file inside <see cref="PrivacyOptions.KeyDirectory"/>.</summary>
    public const string FileName = "hash.key";

    private const int Size = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly byte[] _bytes;

    private HashKey(byte[] bytes) => _bytes = bytes;

    /// <summary>The key itself.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Whether the directory holds a key file.</summary>
    public static bool Exists(string directory) => File.Exists(Path.Combine(directory, FileName));

    /// <summary>Reads the key.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or is not a key; the message says what to do.</exception>
    public static HashKey Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            throw new InvalidOperationException($"{path} is missing. {PrivacySetup.MissingKey}");
        var bytes = File.ReadAllBytes(path);
        return bytes.Length == Size
            ? new HashKey(bytes)
            : throw new InvalidOperationException(
                $"{path} is damaged: it must hold {Size} bytes. Put back the file from the backup; do not make a new one.");
    }

    /// <summary>A new key that is written nowhere, for tools that keep nothing.</summary>
    public static HashKey OfTheMoment() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Reads the key; a directory without one gets one first. Any number of processes may do so at once: all read the same key.</summary>
    public static HashKey ReadOrCreate(string directory)
    {
        if (!Exists(directory))
            Create(directory);
        return Read(directory);
    }

    private static void Create(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);

        // Written beside and then given its name, which only one process can: nobody ever sees half a key or replaces another's.
        var draft = Path.Combine(directory, $"{FileName}.{Guid.NewGuid():n}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Size));
            file.Flush(flushToDisk: true);
        }

        // File.Move looks first and renames then, and two processes can both look; a hard link is made once or refused.
        var final = Path.Combine(directory, FileName);
        if (OperatingSystem.IsWindows())
            File.Move(draft, final, overwrite: false);
        else if (Link(draft, final) != 0 && !Exists(directory))
            throw new IOException($"{final} cannot be made: error {Marshal.GetLastPInvokeError()}.");
        File.Delete(draft);
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
