var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/health/live", () => TypedResults.Text("live"));
app.Run();
