namespace Diaspora.Gateway.Channels;

/// <summary>Why a provider's request is not taken. It names fields and rules, never what was in them.</summary>
/// <param name="Status">The HTTP status: 4xx, or 503 when the provider is to send the request again.</param>
/// <param name="Reason">Short code, for the log and the type of the problem.</param>
/// <param name="Detail">What is wrong, in a sentence for whoever sets the provider up.</param>
internal sealed record Refusal(int Status, string Reason, string Detail)
{
    public static readonly Refusal Closed = new(StatusCodes.Status403Forbidden, "closed", "This channel is not open.");

    public static readonly Refusal Address = new(StatusCodes.Status403Forbidden, "address", "This address may not use the channel.");

    public static readonly Refusal Token = new(StatusCodes.Status403Forbidden, "token", "The token is missing or wrong.");

    public static readonly Refusal Signature = new(StatusCodes.Status403Forbidden, "signature", "The signature is missing or wrong.");

    public static readonly Refusal Account = new(StatusCodes.Status403Forbidden, "account", "The request is for another account.");

    public static readonly Refusal Resting =
        new(StatusCodes.Status503ServiceUnavailable, "resting", "Nothing was kept. Please send this again in a minute.");

    public static readonly Refusal NoForm =
        new(StatusCodes.Status415UnsupportedMediaType, "content-type", "The body must be application/x-www-form-urlencoded.");

    public static readonly Refusal TooLarge =
        new(StatusCodes.Status413PayloadTooLarge, "too-large", "The body is larger than this channel ever needs.");

    public static readonly Refusal TooManyFields =
        new(StatusCodes.Status400BadRequest, "too-many-fields", "There are more fields than any provider sends.");

    public static Refusal Unreadable(int status) => new(status, "unreadable", "The body could not be read.");

    public static Refusal Missing(string field) => new(StatusCodes.Status400BadRequest, "missing-field", $"The field {field} is missing or empty.");

    public static Refusal Ambiguous(string field) =>
        new(StatusCodes.Status400BadRequest, "repeated-field", $"The field {field} comes more than once with different values.");

    public static Refusal NoId(string field) =>
        new(StatusCodes.Status400BadRequest, "bad-id", $"The field {field} is too long or holds control characters.");

    public static Refusal NoPhone(string field) =>
        new(StatusCodes.Status400BadRequest, "bad-phone", $"The field {field} is no international telephone number.");
}
